//! The vocabularies as types.

use super::VocabularyName;

macro_rules! vocabularies {
    ($($type:ident $name:literal $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub enum $type {}

            impl VocabularyName for $type {
                const NAME: &'static str = $name;
            }
        )*
    };
}

vocabularies! {
    Themes "themes" "Themes.";
    TargetGroups "target_groups" "Target groups.";
    WorkAreas "work_areas" "Areas of work.";
    Levels "levels" "Levels of an organisation.";
    Roles "role" "Roles of organisations.";
    AttachmentKinds "attachment_kind" "Kinds of attachment.";
    Accessible "accessible" "Whether a document is accessible.";
    LinkKinds "link_kind" "Kinds of link.";
    Effects "effect" "Directions of effect.";
    CostBands "cost_band" "Bands of cost.";
    QuoteOrigins "quote_origin" "Where quotes come from.";
    TimelineKinds "timeline_kind" "Kinds of event.";
    Maturities "maturity" "How far something has come.";
    CaseTypes "case_type" "Types of case.";
    OutcomeKinds "outcome_kind" "How something went.";
    TransferLevels "transfer" "How well something moves.";
    SuccessFactorKinds "success_factor" "Kinds of success factor.";
    ObstacleKinds "obstacle" "Kinds of obstacle.";
    AdoptionKinds "adoption" "How something was adopted.";
    Designs "design" "Designs of evaluation.";
    EvaluationTypes "evaluation_type" "Types of evaluation.";
    EvaluationStatuses "evaluation_status" "States of an evaluation.";
    Conclusions "conclusion" "Conclusions.";
    Independences "independence" "Independence of evaluators.";
    SurveyUnits "survey_unit" "What an answer stands for.";
    QuestionTypes "question_type" "Types of question.";
    Formats "format" "Formats of course.";
    Modes "mode" "Modes of course.";
    CourseStatuses "course_status" "States of a course.";
    Attendances "attendance" "Optional or compulsory.";
    ProjectKinds "project_kind" "Kinds of project.";
    ProjectStatuses "project_status" "States of a project.";
    Phases "phase" "Phases.";
    GoalLevels "goal_level" "Levels of goal.";
    Units "unit" "Units.";
    Operators "operator" "Comparisons.";
    GoalStatuses "goal_status" "States of a goal.";
    BudgetKinds "budget_kind" "Cost or income.";
    Principles "principle" "Horizontal principles.";
    MethodKinds "method_kind" "Kinds of method.";
    ReportTypes "report_type" "Types of report.";
    StatusStates "status_state" "States of work.";
    StepKinds "step_kind" "Kinds of step.";
    OrganisationKinds "organisation_kind" "Kinds of organisation.";
    Menus "menu" "Menus.";
    Conformances "conformance" "Degrees of conformance.";
}

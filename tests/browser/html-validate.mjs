// The rules of html-validate, and those that are a matter of taste.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Styles come from the site itself, where whoever can change the file can change the page too.
    "require-sri": ["error", { target: "crossorigin" }],
    // A title is as long as its writer made it, and the program itself warns of those over 110 letters.
    "long-title": "off",
    // Any letter but a space is right in an id. "survey/question" is how a question is referred to.
    "valid-id": ["error", { relaxed: true }],
  },
};

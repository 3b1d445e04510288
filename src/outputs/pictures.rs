//! Pictures as pages show them: which sizes a browser may choose from, and the bytes of each.

use minijinja::Value;
use minijinja::value::Serde;

use super::{Made, MakeError, Maker};
use crate::diagnostic::Diagnostic;
use crate::escape;
use crate::fingerprint;
use crate::images::{Facts, Format, ImageError, Kept, Mistake, Variant, WIDEST};
use crate::site::links::{file_source, own_picture};
use crate::site::{Item, ResolvedLink, check, links};
use crate::theme::Place;
use crate::theme::view::{PictureSource, PictureView};

impl Maker<'_> {
    /// The picture that an item's front matter names, with its sizes.
    pub(super) fn own_picture(&self, item: &Item) -> Result<Option<PictureView>, MakeError> {
        let Some(image) = &item.page.common.image else {
            return Ok(None);
        };
        let name = image.src.as_str();
        let Some(source) = file_source(&item.page.path, name, self.sources) else {
            return Ok(None);
        };
        let facts = own_picture(&item.page, self.sources).map(|(_, facts)| facts);
        let broken =
            |mistake: &Mistake| check::own_picture_finding(self.sources, &item.page, name, mistake);
        self.picture_view(&source, facts, broken).map(Some)
    }

    /// A picture in a text.
    pub(super) fn picture_in_text(
        &self,
        item: &Item,
        index: u32,
        link: &ResolvedLink,
        alt: &str,
        place: &Place<'_>,
    ) -> Result<String, MakeError> {
        let ResolvedLink::File { source, image, .. } = link else {
            // Reported; the preview shows the page all the same.
            return Ok(format!("<img src=\"#\" alt=\"{}\">", escape::html(alt)));
        };
        let view = self.picture_view(source, *image, |mistake| {
            self.link_finding(item, index as usize, mistake)
        })?;
        let value = minijinja::context! { picture => Value::from(Serde(&view)), alt };
        self.theme
            .render(
                "blocks/picture.html",
                value,
                Value::from(()),
                &Value::from(()),
                place,
            )
            .map(|html| html.trim_end().to_owned())
            .map_err(|error| self.template_failure(&error, place.route))
    }

    fn link_finding(&self, item: &Item, index: usize, mistake: &Mistake) -> Diagnostic {
        let link = &item.page.body.links[index];
        let (code, message, help) = check::picture_mistake(&link.target, mistake);
        links::link_finding(self.sources, &item.page, link, code, message, help)
    }

    fn picture_view(
        &self,
        source: &str,
        facts: Option<Facts>,
        broken: impl Fn(&Mistake) -> Diagnostic,
    ) -> Result<PictureView, MakeError> {
        let route = links::file_route(source);
        let Some(facts) = facts else {
            return Ok(PictureView {
                url: route,
                ..PictureView::default()
            });
        };
        let kept = self
            .images
            .variants(&facts, &|| self.read(source))
            .map_err(|error| failure(source, error, || broken(&Mistake::Broken)))?;
        let avif = if self.site.config.offers_avif() {
            self.images
                .avif_variants(&facts, &|| self.read(source))
                .map_err(|error| failure(source, error, || broken(&Mistake::Broken)))?
        } else {
            Vec::new()
        };
        let sources_in = |kept: &[Kept], format: Format| -> Vec<PictureSource> {
            let of_format = kept.iter().filter(|kept| kept.variant.format == format);
            of_format
                .map(|Kept { variant, .. }| PictureSource {
                    url: variant.route(&route),
                    width: variant.size.width,
                })
                .collect()
        };
        let mut own = sources_in(&kept, facts.format);
        let widest = own.last().map(|source| source.url.clone());
        let is_wide = facts
            .size
            .is_some_and(|size| own.iter().any(|own| own.width < size.width));
        let is_modern = facts.format == Format::WebP;
        let webp = if is_modern {
            Vec::new()
        } else {
            sources_in(&kept, Format::WebP)
        };
        let avif = sources_in(&avif, Format::Avif);
        // What a camera gives is sent only to those who ask for it, when there is something smaller.
        let too_wide = facts.size.is_some_and(|size| size.width > WIDEST);
        if let Some(size) = facts.size
            && is_wide
            && !too_wide
        {
            own.push(PictureSource {
                url: route.clone(),
                width: size.width,
            });
        }
        Ok(PictureView {
            url: widest.filter(|_| too_wide).unwrap_or(route),
            width: facts.size.map(|size| size.width),
            height: facts.size.map(|size| size.height),
            srcset: own,
            webp,
            avif,
        })
    }

    /// A picture in one size and format.
    pub(super) fn image(
        &self,
        source: &str,
        variant: Variant,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let Some(Ok(facts)) = self.sources.picture(source) else {
            return Ok(Made::Nothing);
        };
        let key = fingerprint::of(&(facts, variant, env!("SPRIDA_IMAGES_FINGERPRINT")));
        if previous == Some(key) {
            return Ok(Made::Unchanged(key));
        }
        match self.images.bytes(&facts, variant, &|| self.read(source)) {
            Ok(Some(bytes)) => Ok(Made::Keyed(key, bytes)),
            Ok(None) => Ok(Made::Nothing),
            Err(error) => Err(failure(source, error, || self.naming_finding(source))),
        }
    }

    /// That a picture is damaged, where the first page that shows it names it.
    fn naming_finding(&self, source: &str) -> Diagnostic {
        let mistake = Mistake::Broken;
        let found = self.site.shown().find_map(|item| {
            let in_text = item.links.iter().position(
                |link| matches!(link, ResolvedLink::File { source: named, .. } if named == source),
            );
            if let Some(index) = in_text {
                return Some(self.link_finding(item, index, &mistake));
            }
            let image = item.page.common.image.as_ref()?;
            let (named, _) = own_picture(&item.page, self.sources)?;
            (named == source).then(|| {
                let name = image.src.as_str();
                check::own_picture_finding(self.sources, &item.page, name, &mistake)
            })
        });
        found.unwrap_or_else(|| {
            let (code, message, help) = check::picture_mistake(source, &mistake);
            Diagnostic::new(
                crate::diagnostic::Severity::Error,
                code,
                source,
                message,
                help,
            )
        })
    }

    fn read(&self, source: &str) -> std::io::Result<Vec<u8>> {
        match self.sources.file(source) {
            Some(file) => self.sources.bytes(file),
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }
}

fn failure(source: &str, error: ImageError, broken: impl FnOnce() -> Diagnostic) -> MakeError {
    match error {
        ImageError::Broken => MakeError::Finding(Box::new(broken())),
        ImageError::Changed => MakeError::Changed(source.to_owned()),
        ImageError::Io(error) => MakeError::Io(source.to_owned(), error),
    }
}

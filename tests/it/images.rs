//! What becomes of pictures: the sizes that browsers choose from, what cameras wrote in the files, and
//! what is said of those that cannot be shown. The pictures are made here.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use sprida::preview::{Answer, Shown};

use crate::workspace::{SITE, Workspace, four_field_case, is_reminder, shown, tree};

/// What a camera may know of its owner; nowhere in what is published.
const PRIVATE: &str = "Storgatan 1, hemma hos Kim";

/// A picture with more going on than one colour, so that it compresses as a photo does.
fn picture(width: u32, height: u32) -> RgbImage {
    let mut random = fastrand::Rng::with_seed(u64::from(width * 7 + height));
    RgbImage::from_fn(width, height, |x, y| {
        let noise = random.u32(..24);
        let shade = |of: u32, all: u32| u8::try_from(of * 200 / all + noise).unwrap();
        Rgb([shade(x, width), shade(y, height), shade(x / 8 % 9, 9)])
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 92))
        .unwrap();
    bytes
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// What cameras write: how the picture lies, that there is a place, and some words.
fn camera_data(orientation: u8) -> Vec<u8> {
    let mut data = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    data.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    data.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26, 0, 0, 0, 0]);
    data.extend(b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x40");
    data.extend(PRIVATE.as_bytes());
    data
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], length.as_slice(), content].concat()
}

/// A photo as a telephone leaves it, with a second picture after its end.
fn photo(picture: &RgbImage, orientation: u8) -> Vec<u8> {
    let plain = jpeg(picture);
    let mut bytes = plain[..2].to_vec();
    bytes.extend(segment(0xe1, &camera_data(orientation)));
    bytes.extend(segment(
        0xe1,
        format!("http://ns.adobe.com/xap/1.0/\0{PRIVATE}").as_bytes(),
    ));
    bytes.extend(segment(0xed, PRIVATE.as_bytes()));
    bytes.extend(segment(0xfe, PRIVATE.as_bytes()));
    bytes.extend(&plain[2..]);
    bytes.extend(&plain[..2]);
    bytes.extend(segment(0xe1, &camera_data(1)));
    bytes
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    // No reader here looks at the checksum of a part that it does not know.
    [length.as_slice(), name, content, &[0; 4]].concat()
}

fn png_with(picture: &RgbImage, chunks: &[Vec<u8>]) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Png);
    let after_header = 8 + 25;
    [
        &plain[..after_header],
        &chunks.concat(),
        &plain[after_header..],
    ]
    .concat()
}

fn webp_with_camera_data(picture: &RgbImage) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::WebP);
    let mut data = camera_data(1);
    data.resize(data.len().next_multiple_of(2), 0);
    let mut header = vec![0x08, 0, 0, 0];
    for side in [picture.width(), picture.height()] {
        header.extend(&(side - 1).to_le_bytes()[..3]);
    }
    let part = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [name, &length, content].concat()
    };
    let body = [
        b"WEBP".to_vec(),
        part(b"VP8X", &header),
        plain[12..].to_vec(),
        part(b"EXIF", &data),
    ]
    .concat();
    part(b"RIFF", &body)
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// A case whose text is this, and whose picture in the fields is that, where there is one.
fn case(own_picture: &str, body: &str) -> String {
    let case = four_field_case("Ett exempel", body);
    match own_picture {
        "" => case,
        fields => case.replacen(
            "publicerad",
            &format!("bild = {{ {fields} }}\npublicerad"),
            1,
        ),
    }
}

fn site_with(name: &str, bytes: &[u8], body: &str) -> Workspace {
    let workspace = Workspace::site(&[("content/exempel/a.md", &case("", body))]);
    workspace.write(&format!("content/exempel/{name}"), bytes);
    workspace
}

/// Addresses and widths in every `srcset` of a page, with what they lead to.
fn choices(html: &str, files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, u32, (u32, u32))> {
    html.split("srcset=\"")
        .skip(1)
        .flat_map(|rest| rest.split('"').next().unwrap().split(", "))
        .map(|choice| {
            let (address, width) = choice.rsplit_once(' ').unwrap();
            let path = format!("exempel/{}", address.rsplit('/').next().unwrap());
            let bytes = files
                .get(&path)
                .unwrap_or_else(|| panic!("{path} in {html}"));
            let width = width.trim_end_matches('w').parse().unwrap();
            (path, width, decoded(bytes).dimensions())
        })
        .collect()
}

#[test]
fn what_a_camera_wrote_is_nowhere_in_what_is_published() {
    let body = "![Ett möte](mote.jpg)\n\n![En karta](karta.png)\n\n![Ett hus](hus.webp)\n\n[Bilden](fil.jpg)";
    let workspace = site_with("mote.jpg", &photo(&picture(1300, 700), 1), body);
    workspace.write("content/exempel/fil.jpg", photo(&picture(60, 40), 1));
    workspace.write("static/logga.jpg", photo(&picture(60, 40), 1));
    let words = chunk(b"tEXt", format!("Author\0{PRIVATE}").as_bytes());
    let data = chunk(b"eXIf", &camera_data(1)[6..]);
    workspace.write(
        "content/exempel/karta.png",
        png_with(&picture(640, 200), &[words, data]),
    );
    workspace.write(
        "content/exempel/hus.webp",
        webp_with_camera_data(&picture(640, 200)),
    );
    workspace.publish();
    let files = tree(&workspace.output());
    let pictures: Vec<&String> = files
        .keys()
        .filter(|path| {
            [".jpg", ".png", ".webp"]
                .iter()
                .any(|end| path.ends_with(end))
        })
        .collect();
    assert!(pictures.len() > 8, "{pictures:?}");
    for path in pictures {
        let bytes = &files[path];
        assert!(!holds(bytes, PRIVATE), "{path}");
        assert!(!holds(bytes, "Exif"), "{path}");
        assert!(!holds(bytes, "eXIf") && !holds(bytes, "EXIF"), "{path}");
        assert!(!holds(bytes, "MM\0*"), "{path}");
        decoded(bytes);
    }
    // What needs no turning keeps its pixels: nothing is lost by publishing it.
    assert_eq!(files["exempel/fil.jpg"], jpeg(&picture(60, 40)));
}

#[test]
fn a_browser_may_choose_a_size_that_suits_the_screen() {
    let workspace = site_with(
        "mote.jpg",
        &jpeg(&picture(1760, 880)),
        "![Ett möte](mote.jpg)",
    );
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let files = tree(&workspace.output());
    let choices = choices(&html, &files);
    for (path, width, size) in &choices {
        assert_eq!(*size, (*width, width / 2), "{path}");
    }
    let paths: Vec<&str> = choices.iter().map(|(path, ..)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "exempel/mote.jpg.480.webp",
            "exempel/mote.jpg.800.webp",
            "exempel/mote.jpg.1200.webp",
            "exempel/mote.jpg.1600.webp",
            "exempel/mote.jpg.480.jpg",
            "exempel/mote.jpg.800.jpg",
            "exempel/mote.jpg.1200.jpg",
            "exempel/mote.jpg.1600.jpg",
        ]
    );
    assert!(
        html.contains(
            "<picture><source type=\"image/webp\" srcset=\"../../exempel/mote.jpg.480.webp 480w, "
        ),
        "{html}"
    );
    assert!(
        html.contains(" alt=\"Ett möte\" width=\"1760\" height=\"880\" srcset="),
        "{html}"
    );
    assert!(
        html.contains(" loading=\"lazy\" decoding=\"async\"></picture>"),
        "{html}"
    );
    // Each is sent in the place of something larger.
    let size = |path: &str| files[path].len();
    for width in [480, 800, 1200, 1600] {
        let (webp, jpeg) = (
            size(&format!("exempel/mote.jpg.{width}.webp")),
            size(&format!("exempel/mote.jpg.{width}.jpg")),
        );
        assert!(webp < jpeg && jpeg < size("exempel/mote.jpg"), "{width}");
    }
}

/// A site that asks for AVIF.
fn avif_site_with(name: &str, bytes: &[u8]) -> Workspace {
    let body = format!("![Ett möte]({name})");
    let workspace = site_with(name, bytes, &body);
    workspace.write("site.toml", format!("{SITE}\n[bilder]\navif = true\n"));
    workspace
}

/// The size that an AVIF file says it has.
fn avif_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[4..12], b"ftypavif");
    let at = bytes
        .windows(4)
        .position(|window| window == b"ispe")
        .expect("a size");
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (side(at + 8), side(at + 12))
}

#[test]
fn photos_are_offered_as_avif_first_where_the_site_asks_for_it() {
    let workspace = avif_site_with("mote.jpg", &photo(&picture(900, 450), 1));
    assert_eq!(workspace.publish().pictures, 1);
    let html = workspace.page("exempel/a/index.html");
    let formats: Vec<&str> = html
        .split("<source type=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(formats, ["image/avif", "image/webp"], "{html}");
    assert!(
        html.contains(
            "<picture><source type=\"image/avif\" srcset=\"../../exempel/mote.jpg.480.avif 480w, \
             ../../exempel/mote.jpg.800.avif 800w, ../../exempel/mote.jpg.900.avif 900w\" sizes="
        ),
        "{html}"
    );
    let files = tree(&workspace.output());
    let mut sums = (0, 0);
    for width in [480, 800, 900] {
        let avif = &files[&format!("exempel/mote.jpg.{width}.avif")];
        assert_eq!(avif_size(avif), (width, width / 2));
        assert!(!holds(avif, PRIVATE));
        sums.0 += avif.len();
        sums.1 += files[&format!("exempel/mote.jpg.{width}.webp")].len();
    }
    assert!(sums.0 < sums.1, "{sums:?}");

    // Kept by content: another text makes no picture again, and a build from nothing the same bytes.
    workspace.write("content/exempel/a.md", case("", "![Mötet](mote.jpg)"));
    assert_eq!(workspace.publish().pictures, 0);
    fs::remove_dir_all(workspace.root().join(".sprida")).unwrap();
    fs::remove_dir_all(workspace.output()).unwrap();
    workspace.publish();
    let again = tree(&workspace.output());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".avif")) {
        assert!(again[path] == *bytes, "{path}");
    }
}

#[test]
fn no_avif_is_made_where_nobody_asked_or_where_it_would_do_harm() {
    let is_avif = |workspace: &Workspace| {
        let html = workspace.page("exempel/a/index.html");
        let files = tree(&workspace.output());
        let published = files.keys().any(|path| path.ends_with(".avif"));
        assert_eq!(html.contains("image/avif"), published, "{html}");
        published
    };
    let photo = jpeg(&picture(300, 200));
    let unasked = site_with("mote.jpg", &photo, "![Ett möte](mote.jpg)");
    unasked.publish();
    assert!(!is_avif(&unasked));

    // A drawing keeps its pixels.
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let drawing = avif_site_with("karta.bild", &encoded(&picture(300, 200), format));
        drawing.publish();
        assert!(!is_avif(&drawing), "{format:?}");
    }

    // Colours of another profile would be shown as others, those of the usual one as they are.
    for (name, expected) in [("Display P3", false), ("sRGB IEC61966-2.1", true)] {
        let mut profile = vec![0; 16];
        profile.extend(b"RGB ");
        profile.resize(128, 0);
        profile.extend(name.as_bytes());
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
        image::ImageEncoder::set_icc_profile(&mut encoder, profile).unwrap();
        picture(300, 200).write_with_encoder(encoder).unwrap();
        let coloured = avif_site_with("mote.jpg", &bytes);
        coloured.publish();
        assert_eq!(is_avif(&coloured), expected, "{name}");
    }
}

#[test]
fn nobody_waits_for_avif_in_the_preview() {
    let workspace = avif_site_with("mote.jpg", &jpeg(&picture(900, 450)));
    let preview = workspace.preview();
    let mut shown = Shown::default();
    let Answer::Bytes(page) = preview.answer("/exempel/a/", &mut shown) else {
        panic!("no page");
    };
    assert!(holds(&page, "image/webp") && !holds(&page, "image/avif"));
    let kept = fs::read_dir(workspace.root().join(".sprida/images")).unwrap();
    let mut names = kept.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.all(|name| !name.contains("avif")));
}

#[test]
fn a_small_picture_is_not_enlarged() {
    let workspace = site_with(
        "mote.jpg",
        &jpeg(&picture(300, 200)),
        "![Ett möte](mote.jpg)",
    );
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    for (path, width, size) in choices(&html, &tree(&workspace.output())) {
        assert_eq!((width, size), (300, (300, 200)), "{path}");
    }
    assert!(
        html.contains("<img src=\"../../exempel/mote.jpg\" alt="),
        "{html}"
    );
}

#[test]
fn a_photo_that_lay_on_its_side_stands_upright() {
    let half = |x: u32| {
        if x < 300 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    };
    let lying = RgbImage::from_fn(600, 400, |x, _| half(x));
    let workspace = site_with("mote.jpg", &photo(&lying, 6), "![Ett möte](mote.jpg)");
    workspace.publish();
    let files = tree(&workspace.output());
    let html = workspace.page("exempel/a/index.html");
    assert!(html.contains(" width=\"400\" height=\"600\""), "{html}");
    for path in ["exempel/mote.jpg", "exempel/mote.jpg.400.webp"] {
        let Some(bytes) = files.get(path) else {
            panic!("{path}");
        };
        assert!(!holds(bytes, "Exif"));
        let upright = decoded(bytes).into_rgb8();
        assert_eq!(upright.dimensions(), (400, 600), "{path}");
        let (top, bottom) = (upright.get_pixel(200, 20), upright.get_pixel(200, 580));
        assert!(top[0] > 150 && top[2] < 90, "{path}: {top:?}");
        assert!(bottom[2] > 150 && bottom[0] < 90, "{path}: {bottom:?}");
    }
}

#[test]
fn a_picture_is_made_once_however_often_the_text_changes() {
    let workspace = site_with(
        "mote.jpg",
        &jpeg(&picture(1000, 500)),
        "![Ett möte](mote.jpg)",
    );
    assert_eq!(workspace.publish().pictures, 1);
    let first = tree(&workspace.output());

    workspace.write(
        "content/exempel/a.md",
        case("", "![Ett möte](mote.jpg)\n\nMera."),
    );
    let build = workspace.publish();
    assert_eq!((build.pictures, build.rendered > 0), (0, true));
    workspace.write(
        "content/exempel/b.md",
        four_field_case("En annan sida", "Text."),
    );
    assert_eq!(workspace.publish().pictures, 0);

    // What is kept is not trusted: damaged, cut short or gone, it is made again.
    let folder = workspace.root().join(".sprida/images");
    let kept = || -> Vec<PathBuf> {
        let mut kept: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        kept.sort();
        kept
    };
    assert!(kept().len() > 3);
    for (index, file) in kept().into_iter().enumerate() {
        match index % 3 {
            0 => fs::remove_file(file).unwrap(),
            1 => fs::write(file, "x").unwrap(),
            _ => {
                let mut bytes = fs::read(&file).unwrap();
                bytes[0] ^= 1;
                fs::write(file, bytes).unwrap();
            }
        }
    }
    fs::remove_dir_all(workspace.output()).unwrap();
    workspace.publish();
    let again = tree(&workspace.output());
    for (path, bytes) in first.iter().filter(|(path, _)| path.contains("mote.jpg")) {
        assert!(again[path] == *bytes, "{path}");
    }

    // And what no page shows any more is not kept.
    workspace.write("content/exempel/a.md", case("", "Ingen bild."));
    workspace.publish();
    assert_eq!(kept(), Vec::<PathBuf>::new());
}

#[test]
fn a_new_picture_under_the_same_name_changes_its_page_and_no_other() {
    let workspace = site_with(
        "mote.jpg",
        &jpeg(&picture(600, 300)),
        "![Ett möte](mote.jpg)",
    );
    workspace.write(
        "content/exempel/b.md",
        four_field_case("En annan sida", "Text."),
    );
    workspace.publish();
    workspace.write("content/exempel/mote.jpg", jpeg(&picture(640, 300)));
    let build = workspace.publish();
    assert_eq!((build.rendered, build.pictures), (1, 1));
    let html = workspace.page("exempel/a/index.html");
    assert!(html.contains(" width=\"640\" height=\"300\""), "{html}");
}

#[test]
fn the_pages_own_picture_is_shown_at_once_with_caption_and_credit() {
    let fields = "fil = \"mote.jpg\", alt = \"Ett möte\", bildtext = \"Uppstarten\", fotograf = \"Bildarkivet\"";
    let workspace = Workspace::site(&[("content/exempel/a.md", &case(fields, "En text."))]);
    workspace.write("content/exempel/mote.jpg", jpeg(&picture(900, 600)));
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(html.contains("alt=\"Ett möte\" width=\"900\" height=\"600\" srcset=\"../../exempel/mote.jpg.480.jpg 480w, ../../exempel/mote.jpg.800.jpg 800w, ../../exempel/mote.jpg 900w\""), "{html}");
    assert!(
        html.contains("<picture><source type=\"image/webp\""),
        "{html}"
    );
    assert!(!html.contains("loading=\"lazy\""), "{html}");
    assert!(
        html.contains("<figcaption>Uppstarten (Bildarkivet)</figcaption>"),
        "{html}"
    );
}

#[test]
fn a_decorative_picture_of_a_page_is_not_read_aloud() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &case("fil = \"vagor.jpg\", dekorativ = true", "En text."),
    )]);
    workspace.write("content/exempel/vagor.jpg", jpeg(&picture(90, 60)));
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(html.contains(" alt=\"\" width=\"90\""), "{html}");
}

#[test]
fn captions_credits_and_decorative_pictures_in_texts() {
    let body = "![Ett möte](mote.png \"Uppstarten\"){fotograf=\"Kommunens bildarkiv\"}\n\n![](mote.png){.dekorativ}\n\n![Med & utan](mote.png){fotograf=\"Byrån\"}";
    let workspace = site_with(
        "mote.png",
        &encoded(&picture(60, 40), ImageFormat::Png),
        body,
    );
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(
        html.contains("<figcaption>Uppstarten (Kommunens bildarkiv)</figcaption></figure>"),
        "{html}"
    );
    assert!(html.contains("<figcaption>Byrån</figcaption>"), "{html}");
    assert!(
        html.contains(" alt=\"\" width=\"60\" height=\"40\""),
        "{html}"
    );
    assert!(html.contains(" alt=\"Med &amp; utan\""), "{html}");
}

#[test]
fn drawings_and_moving_pictures_are_copied_with_their_size() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 80\"></svg>";
    let gif = b"GIF89a\x02\0\x03\0\0\0\0!\xfe\x05hemma\0!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0;";
    let workspace = site_with(
        "karta.svg",
        svg.as_bytes(),
        "![En karta](karta.svg)\n\n![En rörlig bild](film.gif)",
    );
    workspace.write("content/exempel/film.gif", gif);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(
        html.contains(
            "<img src=\"../../exempel/karta.svg\" alt=\"En karta\" width=\"120\" height=\"80\" loading"
        ),
        "{html}"
    );
    assert!(
        html.contains(
            "<img src=\"../../exempel/film.gif\" alt=\"En rörlig bild\" width=\"2\" height=\"3\" loading"
        ),
        "{html}"
    );
    let files = tree(&workspace.output());
    assert_eq!(files["exempel/karta.svg"], svg.as_bytes());
    assert!(!holds(&files["exempel/film.gif"], "hemma"));
    assert!(holds(&files["exempel/film.gif"], "NETSCAPE2.0"));
}

/// The only finding, as its code, file, line and message.
fn only_finding(workspace: &Workspace) -> (String, String, u32, String) {
    let build = workspace.build();
    assert!(build.published.is_none());
    let found: Vec<_> = build
        .diagnostics
        .iter()
        .filter(|finding| !is_reminder(&finding.code))
        .collect();
    let [finding] = found.as_slice() else {
        panic!("{}", shown(&build.diagnostics));
    };
    (
        finding.code.to_string(),
        finding.file.clone(),
        finding.span.unwrap().line,
        finding.message.sv.clone(),
    )
}

#[test]
fn a_picture_that_is_damaged_half_way_is_an_error_where_it_is_named() {
    let mut bytes = encoded(&picture(600, 300), ImageFormat::Png);
    bytes.truncate(bytes.len() / 2);
    let workspace = site_with("karta.png", &bytes, "En text.\n\n![En karta](karta.png)");
    let (code, file, line, message) = only_finding(&workspace);
    assert_eq!(
        (code.as_str(), file.as_str(), line),
        ("broken-image", "content/exempel/a.md", 9)
    );
    assert!(message.contains("karta.png"), "{message}");

    let mut photo = jpeg(&picture(600, 300));
    photo.truncate(photo.len() / 2);
    let workspace = site_with("mote.jpg", &photo, "![Ett möte](mote.jpg)");
    assert_eq!(only_finding(&workspace).0, "broken-image");

    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &case("fil = \"karta.png\", alt = \"En karta\"", "En text."),
    )]);
    workspace.write("content/exempel/karta.png", &bytes);
    let (code, _, line, _) = only_finding(&workspace);
    assert_eq!((code.as_str(), line), ("broken-image", 5));
}

#[test]
fn a_gigantic_picture_is_an_error_where_it_is_named_and_is_never_decoded() {
    let mut header = 100_000_u32.to_be_bytes().repeat(2);
    header.extend([8, 2, 0, 0, 0]);
    let bytes = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header)].concat();
    let workspace = site_with("karta.png", &bytes, "![En karta](karta.png)");
    let (code, file, line, message) = only_finding(&workspace);
    assert_eq!(
        (code.as_str(), file.as_str(), line),
        ("gigantic-image", "content/exempel/a.md", 7)
    );
    assert!(message.contains("100000 × 100000"), "{message}");

    let workspace = site_with("karta.png", b"", "![En karta](karta.png)");
    let file = fs::File::create(workspace.root().join("content/exempel/karta.png")).unwrap();
    file.set_len(41 * 1024 * 1024).unwrap();
    let (code, .., message) = only_finding(&workspace);
    assert_eq!(code, "gigantic-image");
    assert!(message.contains("41 MB"), "{message}");
}

#[test]
fn the_preview_shows_the_pictures_that_a_build_publishes() {
    let workspace = site_with(
        "mote.jpg",
        &photo(&picture(1000, 500), 6),
        "![Ett möte](mote.jpg)",
    );
    let mut preview = workspace.preview();
    let kept = workspace.root().join(".sprida/images");
    assert!(!kept.exists(), "nothing is made before somebody asks");
    let mut shown = Shown::default();
    let mut served = BTreeMap::new();
    for path in preview.plan().keys() {
        let route = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        match preview.answer(&route, &mut shown) {
            Answer::Bytes(bytes) => {
                served.insert(path.clone(), bytes.to_vec());
            }
            Answer::NotFound(_) => {}
            Answer::Failed(finding) => panic!("{finding:?}"),
        }
    }
    let members = shown.group_members();
    served.extend(members.map(|(path, bytes)| (path.clone(), bytes.to_vec())));
    let build = workspace.publish();
    assert_eq!(build.pictures, 0, "the preview made them");
    let published = tree(&workspace.output());
    assert_eq!(
        served.keys().collect::<Vec<_>>(),
        published.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &published {
        assert!(served[path] == *bytes, "{path}");
    }

    // Another picture under the same name shows at once.
    workspace.write("content/exempel/mote.jpg", jpeg(&picture(700, 350)));
    let place = workspace
        .root()
        .canonicalize()
        .unwrap()
        .join("content/exempel/mote.jpg");
    let refreshed = preview.refresh(Some(&[place]));
    assert!(
        refreshed.files.contains(&"/exempel/mote.jpg".to_owned()),
        "{refreshed:?}"
    );
    assert!(
        refreshed
            .files
            .contains(&"/exempel/mote.jpg.500.webp".to_owned()),
        "{refreshed:?}"
    );
    let Answer::Bytes(page) = preview.answer("/exempel/a/", &mut shown) else {
        panic!("the page is gone");
    };
    assert!(holds(&page, " width=\"700\" height=\"350\""));
}

#[test]
fn pictures_with_the_same_name_but_for_its_end_do_not_collide() {
    let workspace = site_with(
        "mote.jpg",
        &jpeg(&picture(600, 300)),
        "![Ett möte](mote.jpg)\n\n![Ett möte](mote.png)",
    );
    workspace.write(
        "content/exempel/mote.png",
        encoded(&picture(600, 300), ImageFormat::Png),
    );
    workspace.publish();
}

#[test]
fn no_damage_to_a_picture_makes_the_program_stop() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let small = picture(40, 30);
    let whole = [
        photo(&small, 6),
        encoded(&small, ImageFormat::Png),
        webp_with_camera_data(&small),
    ];
    let images = sprida::images::Images::default();
    for round in 0..300 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..1 + random.usize(..6) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if random.bool() {
            bytes.truncate(random.usize(1..=bytes.len()));
        }
        if let Ok(facts) = sprida::images::Facts::read(&bytes)
            && facts
                .size
                .is_some_and(|size| size.width < 4000 && size.height < 4000)
        {
            let _ = images.variants(&facts, &|| Ok(bytes.clone()));
            let _ = images.published(bytes);
        }
    }
}

#[test]
fn a_place_that_a_camera_has_noted_is_told_of() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case(
            "Ett exempel",
            "![En karta](karta.jpg)\n\n![Ett hus](hus.jpg)",
        ),
    )]);
    let with_picture = four_field_case("Ett till", "Text.").replace(
        "publicerad",
        "bild = { fil = \"karta.jpg\", alt = \"En karta\" }\npublicerad",
    );
    workspace.write("content/exempel/b.md", with_picture);
    workspace.write("content/exempel/karta.jpg", photo(&picture(300, 200), 1));
    workspace.write("content/exempel/hus.jpg", jpeg(&picture(300, 200)));
    let build = workspace.publish();
    let found: Vec<(&str, &str, u32, u32)> = build
        .diagnostics
        .iter()
        .filter(|finding| !is_reminder(&finding.code))
        .map(|finding| {
            let span = finding.span.unwrap();
            assert!(finding.message.sv.contains("karta.jpg"), "{finding:?}");
            let (code, file) = (finding.code.as_ref(), finding.file.as_str());
            (code, file, span.line, span.column)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("picture-position", "content/exempel/a.md", 7, 1),
            ("picture-position", "content/exempel/b.md", 5, 16)
        ]
    );
}

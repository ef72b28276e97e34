//! A file that is kept with a case: of which kind it is by its content, and what it is called.
//!
//! Nothing that somebody sends along decides either: a file is what its bytes are, and its name is made fit to be saved
//! anywhere.

use crate::{text::tidy, unit::coded};

/// No file is larger, in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;
/// No more files stand with one case.
pub const MOST: usize = 20;
/// No name is longer, in letters, its ending apart.
const LONGEST_STEM: usize = 80;

coded! {
    /// A kind of file that can be kept.
    AttachmentKind {
        /// A document in the portable format.
        Pdf = "pdf",
        /// A photograph or a scan.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
    }
}

impl AttachmentKind {
    /// The kind that a file's content has; `None` if it begins or ends otherwise than any of them does.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        const PNG_END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";
        let end = bytes.trim_ascii_end();
        if bytes.starts_with(b"%PDF-") && end.ends_with(b"%%EOF") {
            Some(Self::Pdf)
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) && bytes.ends_with(&[0xff, 0xd9]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(PNG) && bytes.ends_with(PNG_END) {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// What browsers call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// What its name ends in.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// What a file is called: no folder in it, nothing that some system reads as more than a name, and the ending of its
/// kind. Never empty.
pub fn file_name(sent: &str, kind: AttachmentKind) -> String {
    let last = tidy(sent.rsplit(['/', '\\', ':']).next().unwrap_or_default()).text;
    let stem = last.rsplit_once('.').map_or(last.as_str(), |(stem, _)| stem);
    let is_plain = |letter: &char| letter.is_alphanumeric() || " -_().,".contains(*letter);
    let stem: String = stem.chars().filter(is_plain).take(LONGEST_STEM).collect();
    let stem = stem.trim_matches(|letter: char| letter == '.' || letter == ' ');
    // Names of devices on some systems, whatever their ending.
    let device = stem.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_device = matches!(device.as_str(), "con" | "prn" | "aux" | "nul")
        || matches!(device.strip_prefix("com").or(device.strip_prefix("lpt")), Some(rest) if rest.len() == 1);
    let stem = if stem.is_empty() || is_device { "tep" } else { stem };
    format!("{stem}.{}", kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n...\n%%EOF\n";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0 ... \xff\xd9";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR ... \0\0\0\0IEND\xae\x42\x60\x82";

    #[test]
    fn a_file_is_what_its_content_is() {
        assert_eq!(AttachmentKind::of(PDF), Some(AttachmentKind::Pdf));
        assert_eq!(AttachmentKind::of(JPEG), Some(AttachmentKind::Jpeg));
        assert_eq!(AttachmentKind::of(PNG), Some(AttachmentKind::Png));
        for other in [
            &b""[..],
            b"%PDF-",
            b"<!doctype html><script>%PDF-1.7 %%EOF",
            b"MZ\x90\0",
            b"PK\x03\x04",
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
            // Something more behind what it pretends to be.
            b"%PDF-1.7\n%%EOF\n<script>",
            b"\xff\xd8\xff\xe0 \xff\xd9<?php",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR \0\0\0\0IEND\xae\x42\x60\x82PK",
        ] {
            assert_eq!(AttachmentKind::of(other), None, "{}", String::from_utf8_lossy(other));
        }
    }

    #[track_caller]
    fn check(sent: &str, name: &str) {
        assert_eq!(file_name(sent, AttachmentKind::Pdf), name, "{sent}");
    }

    #[test]
    fn names_keep_their_letters_and_nothing_that_leads_elsewhere() {
        check("Giấy chứng nhận (bản chụp).PDF", "Giấy chứng nhận (bản chụp).pdf");
        check("../../etc/passwd", "passwd.pdf");
        check("..\\..\\windows\\system32\\x.exe", "x.pdf");
        check("C:\\con.pdf", "tep.pdf");
        check("CON", "tep.pdf");
        check("com1.txt.pdf", "tep.pdf");
        check("nul .x.pdf", "tep.pdf");
        check("", "tep.pdf");
        check(".htaccess", "tep.pdf");
        check("a\u{0}b\r\nSet-Cookie: x.pdf", "x.pdf");
        check("hop\u{202e}fdp.exe", "hopfdp.pdf");
        check("<img src=x onerror=1>.pdf", "img srcx onerror1.pdf");
        check("a%2e%2e%2fb.pdf", "a2e2e2fb.pdf");
        check(&"dài".repeat(200), &format!("{}.pdf", "dài".repeat(200).chars().take(80).collect::<String>()));
    }
}

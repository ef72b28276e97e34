//! What the person signed in is here: account and posts.

use askama::Template;
use nguon_app::view::PostView;

use crate::{
    address,
    frame::{Around, Frame, Section},
};

/// The page.
#[derive(Template)]
#[template(path = "me/show.html")]
pub(crate) struct MePage {
    frame: Frame,
    name: String,
    login: String,
    posts: Vec<PostLine>,
    help: Vec<String>,
}

struct PostLine {
    role: String,
    unit: String,
    unit_href: String,
    from: String,
    until: String,
    is_delegated: bool,
}

impl MePage {
    pub(crate) fn new(around: Around, login: &str, posts: &[PostView]) -> Self {
        let texts = around.texts;
        let name = around.reader.clone().unwrap_or_default();
        let frame = Frame::of_reader(around, &texts.plain("me-title"), Section::Me);
        let line = |post: &PostView| PostLine {
            role: texts.role(post.role),
            unit: post.unit.name.clone(),
            unit_href: address::unit(post.unit.id, None),
            from: texts.day(post.from),
            until: post.until.map_or_else(|| texts.plain("me-until-open"), |until| texts.day(until)),
            is_delegated: post.delegated,
        };
        Self {
            frame,
            name,
            login: login.to_owned(),
            posts: posts.iter().map(line).collect(),
            help: vec![texts.plain("me-help-1")],
        }
    }
}

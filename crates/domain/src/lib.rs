//! What the organisation means: its tree, its people, the life of a case, rules, quotas, rights and figures.
//!
//! Pure: no input or output, no clock, no environment, no randomness, no format. *Today*, the rules and ids come in
//! as arguments. Start reading at [`unit`], [`case`] and [`access`]; words are those of `docs/glossary.md`.

pub mod access;
pub mod agenda;
pub mod atlas;
pub mod attachment;
pub mod calendar;
pub mod case;
pub mod citizen_id;
pub mod ethnicity;
pub mod id;
pub mod journal;
pub mod name;
pub mod note;
pub mod partial_date;
pub mod password;
pub mod person;
pub mod quota;
pub mod religion;
pub mod requirement;
pub mod rules;
pub mod schooling;
pub mod sensitive;
pub mod text;
pub mod tree;
pub mod unit;

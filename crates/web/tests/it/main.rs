//! The pages and the doors of the web, tested from outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod access;
mod accounts;
mod attachments;
mod browser;
mod cases;
mod clash;
mod drafts;
mod enumeration;
mod every_form;
mod fields;
mod find;
mod forms;
mod founding;
mod headers;
mod hostile;
mod hostile_forms;
mod html;
mod import;
mod instance;
mod nomination;
mod notes;
mod numbers;
mod pages;
mod posts;
mod problems;
mod reshape;
mod signing_in;
mod together;
mod views;

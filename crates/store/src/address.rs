//! Where a database is.

use std::path::PathBuf;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file beside the program.
    Sqlite(PathBuf),
    /// A server; the whole URL, with its password.
    Postgres(String),
}

/// Why a text is no address of a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// It begins like neither kind.
    #[error("the address of a database begins with sqlite: or postgres://")]
    UnknownKind,
    /// There is no path behind `sqlite:`.
    #[error("sqlite: must be followed by the path of a file")]
    NoPath,
}

impl Address {
    /// Reads `sqlite:PATH` (also `sqlite://PATH`) or `postgres://…` (also `postgresql://…`).
    pub fn parse(text: &str) -> Result<Self, AddressProblem> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() { Err(AddressProblem::NoPath) } else { Ok(Self::Sqlite(path.into())) };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(AddressProblem::UnknownKind)
    }
}

/// For logs: the password is left out.
impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => {
                let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
                let authority_end = rest.find(['/', '?']).unwrap_or(rest.len());
                let (authority, tail) = rest.split_at(authority_end);
                let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
                // What follows `?` may name a password too.
                let database = tail.split('?').next().unwrap_or_default();
                write!(f, "postgres://{host}{database}")
            }
        }
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read_and_nothing_else() {
        assert_eq!(Address::parse("sqlite:data/nguon.db"), Ok(Address::Sqlite("data/nguon.db".into())));
        assert_eq!(Address::parse("sqlite:///srv/nguon.db"), Ok(Address::Sqlite("/srv/nguon.db".into())));
        let url = "postgres://nguon:secret@db.example:5432/nguon";
        assert_eq!(Address::parse(url), Ok(Address::Postgres(url.to_owned())));
        assert_eq!(Address::parse("sqlite:"), Err(AddressProblem::NoPath));
        assert_eq!(Address::parse("mysql://db"), Err(AddressProblem::UnknownKind));
    }

    #[test]
    fn a_log_does_not_hold_the_password() {
        let address = Address::parse("postgresql://nguon:secret@db.example:5432/nguon?password=secret").unwrap();
        assert_eq!(
            format!("{address} {address:?}"),
            "postgres://db.example:5432/nguon postgres://db.example:5432/nguon"
        );
    }
}

//! Findings in the few words of the tables.

use nguon_domain::{
    calendar::Date,
    requirement::{Fact, Finding, Outcome, Reason},
};

use super::NOT_IN_FORCE;

pub(super) fn findings(findings: &[Finding]) -> String {
    findings.iter().map(|finding| outcome(&finding.outcome)).collect::<Vec<_>>().join("; ")
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Met => "đạt".to_owned(),
        Outcome::Running { last_day } => format!("đang trong hạn đến {last_day}"),
        Outcome::NotMet { because } => format!("không đạt: {}", reason(because)),
        Outcome::NotApplicable { exception } => format!("không áp dụng: {exception}"),
        Outcome::ForJudgement => "do người xét".to_owned(),
        Outcome::Missing { facts } => {
            let facts: Vec<_> = facts.iter().map(|missing| fact(*missing)).collect();
            format!("thiếu: {}", facts.join(" và "))
        }
        Outcome::Conflict { labels } => {
            let labels: Vec<_> = labels.iter().map(ToString::to_string).collect();
            format!("mâu thuẫn: {}", labels.join(" và "))
        }
        Outcome::NotInForce(_) => NOT_IN_FORCE.to_owned(),
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::TooYoung { months, limit } | Reason::TogetherTooShort { months, limit } => {
            format!("{months} tháng (cần {limit})")
        }
        Reason::TooOld { months, limit } => format!("{months} tháng (tối đa {limit})"),
        Reason::Expired { months, limit, .. } => format!("{months} tháng (hạn {limit})"),
        Reason::TooFewVotes { in_favour, entitled, needed, .. } => {
            format!("{in_favour}/{entitled} phiếu (cần {needed})")
        }
        Reason::TooFewMembers { members, needed } => format!("{members} người (cần {needed})"),
        Reason::Late { working_days, limit, .. } => {
            format!("{working_days} ngày làm việc (hạn {limit})")
        }
        Reason::OutOfOrder { act, after, .. } => format!("{} sau {}", step(*act), steps(after)),
        Reason::TooSoon { months, limit, earliest, .. } => {
            format!("{months} tháng (cần {limit}) sớm nhất {earliest}")
        }
        Reason::NotRecognised { due, last_day, .. } => {
            format!("hết dự bị {due} phải xong {last_day}")
        }
    }
}

fn steps(acts: &[(Fact, Date)]) -> String {
    acts.iter().map(|(act, _)| step(*act)).collect::<Vec<_>>().join(" và ")
}

fn step(act: Fact) -> &'static str {
    match act {
        Fact::Application => "đơn xin vào Đảng",
        Fact::CellVote => "chi bộ xét",
        Fact::CommitteeVote => "cấp ủy xét",
        Fact::Decision => "quyết định kết nạp",
        Fact::Ceremony => "lễ kết nạp",
        Fact::BirthMonth
        | Fact::TogetherSince
        | Fact::Receipt
        | Fact::Entitled
        | Fact::ProbationEnd
        | Fact::RecognitionProposal
        | Fact::RecognitionDecision
        | Fact::Biography
        | Fact::Move
        | Fact::TransferRequest
        | Fact::TransferLetter
        | Fact::TransferPresented => fact(act),
    }
}

fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::BirthMonth => "tháng sinh",
        Fact::TogetherSince => "tháng bắt đầu cùng công tác",
        Fact::Application => "ngày làm đơn",
        Fact::CellVote => "ngày chi bộ xét",
        Fact::CommitteeVote => "ngày cấp ủy xét",
        Fact::Decision => "ngày quyết định kết nạp",
        Fact::Receipt => "ngày nhận quyết định",
        Fact::Ceremony => "ngày lễ kết nạp",
        Fact::Entitled => "tổng số người được biểu quyết",
        Fact::ProbationEnd => "ngày hết dự bị",
        Fact::RecognitionProposal => "ngày chi bộ đề nghị công nhận",
        Fact::RecognitionDecision => "ngày quyết định công nhận",
        Fact::Biography => "ngày khai lý lịch đảng viên",
        Fact::Move => "ngày chuyển đi",
        Fact::TransferRequest => "ngày đề nghị chuyển sinh hoạt",
        Fact::TransferLetter => "ngày giấy giới thiệu sinh hoạt",
        Fact::TransferPresented => "ngày xuất trình giấy giới thiệu",
    }
}

use std::{fmt, ops::Range};

use nguon_domain::rules::RequirementsProblem;

use crate::files::File;

/// Something wrong in a rulebook, printed as `path:line: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub struct Problem {
    /// From the folder of the rulebook.
    pub path: String,
    /// From 1; 0 when it concerns the file as a whole.
    pub line: usize,
    /// What is wrong, in Vietnamese: those who keep a rulebook read it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.path, self.message)
        } else {
            write!(f, "{}:{}: {}", self.path, self.line, self.message)
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) line: usize,
}

impl Place {
    pub(crate) fn of(file: &File<'_>, span: &Range<usize>) -> Self {
        let before = file.text.get(..span.start).unwrap_or_default();
        Self { path: file.path.to_owned(), line: before.matches('\n').count() + 1 }
    }

    pub(crate) fn whole(path: &str) -> Self {
        Self { path: path.to_owned(), line: 0 }
    }

    pub(crate) fn line(path: &str, line: u64) -> Self {
        Self { path: path.to_owned(), line: usize::try_from(line).unwrap_or(usize::MAX) }
    }
}

/// All problems so far. One method for each kind, so that every sentence stands here.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// By path and line.
    pub(crate) fn into_list(self) -> Vec<Problem> {
        let mut list = self.0;
        list.sort();
        list.dedup();
        list
    }

    fn push(&mut self, at: &Place, message: String) {
        self.0.push(Problem { path: at.path.clone(), line: at.line, message });
    }

    pub(crate) fn unreadable(&mut self, path: &str, why: impl fmt::Display) {
        self.push(&Place::whole(path), format!("không đọc được: {why}"));
    }

    pub(crate) fn out_of_place(&mut self, path: &str) {
        self.push(&Place::whole(path), "tệp không thuộc bộ quy định".to_owned());
    }

    pub(crate) fn absent(&mut self, path: &str) {
        self.push(&Place::whole(path), "thiếu tệp này".to_owned());
    }

    pub(crate) fn malformed(&mut self, at: &Place, why: &str) {
        self.push(at, format!("sai cú pháp: {why}"));
    }

    pub(crate) fn not_a_day(&mut self, at: &Place) {
        self.push(at, "cần một ngày, không kèm giờ: 2016-07-25".to_owned());
    }

    pub(crate) fn blank(&mut self, at: &Place, key: &str) {
        self.push(at, format!("`{key}` để trống"));
    }

    pub(crate) fn twice(&mut self, at: &Place, what: &str) {
        self.push(at, format!("{what} đã có ở trên"));
    }

    pub(crate) fn unknown_instrument(&mut self, at: &Place, id: &str) {
        self.push(at, format!("văn bản `{id}` không có trong instruments.toml"));
    }

    pub(crate) fn not_in_force_yet(&mut self, at: &Place, number: &str, day: &str) {
        self.push(at, format!("{number} chưa hoặc không còn hiệu lực ngày {day}"));
    }

    pub(crate) fn outlives_its_source(&mut self, at: &Place, day: &str) {
        self.push(at, format!("từ ngày {day} không văn bản nào viện dẫn ở đây còn hiệu lực; cần thêm mốc mới"));
    }

    pub(crate) fn review_not_ahead(&mut self, at: &Place) {
        self.push(at, "`due` phải sau `checked`".to_owned());
    }

    pub(crate) fn lower_changes_higher(&mut self, at: &Place, higher: &str) {
        self.push(at, format!("văn bản bậc dưới đổi giá trị do {higher} đặt ra; cần `reading` nói rõ vì sao"));
    }

    pub(crate) fn unused_instrument(&mut self, at: &Place, id: &str) {
        self.push(at, format!("không nơi nào viện dẫn văn bản `{id}`"));
    }

    pub(crate) fn replaced_without_end(&mut self, at: &Place) {
        self.push(at, "`until` và `replaced_by` phải đi cùng nhau".to_owned());
    }

    pub(crate) fn ends_before_it_begins(&mut self, at: &Place) {
        self.push(at, "`until` phải sau `from`".to_owned());
    }

    pub(crate) fn not_ascending(&mut self, at: &Place) {
        self.push(at, "ngày không sau mốc trước".to_owned());
    }

    pub(crate) fn begins_repealed(&mut self, at: &Place) {
        self.push(at, "mốc đầu tiên không thể là bãi bỏ".to_owned());
    }

    pub(crate) fn no_source(&mut self, at: &Place) {
        self.push(at, "thiếu viện dẫn (`source`)".to_owned());
    }

    pub(crate) fn is_or_repealed(&mut self, at: &Place) {
        self.push(at, "mỗi mốc có đúng một trong hai: `is` hoặc `repealed = true`".to_owned());
    }

    pub(crate) fn no_change(&mut self, at: &Place) {
        self.push(at, "không có mốc nào".to_owned());
    }

    pub(crate) fn wrong_value(&mut self, at: &Place, why: &str) {
        self.push(at, why.to_owned());
    }

    pub(crate) fn unknown_parameter(&mut self, at: &Place, name: &str) {
        self.push(at, format!("chương trình không biết tham số `{name}`"));
    }

    pub(crate) fn unused_parameter(&mut self, path: &str) {
        self.push(&Place::whole(path), "không yêu cầu nào dùng tham số này (`uses`)".to_owned());
    }

    pub(crate) fn unknown_check(&mut self, at: &Place, name: &str) {
        self.push(at, format!("chương trình không có phép thử `{name}`"));
    }

    pub(crate) fn unknown_condition(&mut self, at: &Place, name: &str) {
        self.push(at, format!("chương trình không biết điều kiện `{name}`"));
    }

    pub(crate) fn checks_not_named_once(&mut self, fault: &RequirementsProblem) {
        let message = match fault {
            RequirementsProblem::Unnamed(check) => {
                format!("không yêu cầu nào nêu phép thử `{}`", check.name())
            }
            RequirementsProblem::NamedTwice(check) => {
                format!("hơn một yêu cầu nêu phép thử `{}`", check.name())
            }
        };
        self.push(&Place::whole("requirements"), message);
    }

    pub(crate) fn not_of_this_year(&mut self, at: &Place, day: &str) {
        self.push(at, format!("ngày {day} không thuộc năm của tệp"));
    }

    pub(crate) fn not_a_weekday(&mut self, at: &Place, day: &str) {
        self.push(at, format!("ngày nghỉ hoán đổi {day} không phải ngày thường"));
    }

    pub(crate) fn not_a_weekend(&mut self, at: &Place, day: &str) {
        self.push(at, format!("ngày làm bù {day} không phải thứ Bảy hay Chủ nhật"));
    }

    pub(crate) fn no_such_rule(&mut self, path: &str) {
        self.push(&Place::whole(path), "không có tham số hay yêu cầu nào mang tên tệp này".to_owned());
    }

    pub(crate) fn case_missing(&mut self, parameter_path: &str, day: &str) {
        self.push(&Place::whole(parameter_path), format!("chưa có ví dụ (cột facts để trống) cho ngày {day}"));
    }

    pub(crate) fn case_unread(&mut self, at: &Place, why: &str) {
        self.push(at, format!("ví dụ không đọc được: {why}"));
    }

    pub(crate) fn case_differs(&mut self, at: &Place, expected: &str, found: &str) {
        self.push(at, format!("ví dụ cần «{expected}», kết quả là «{found}»"));
    }

    pub(crate) fn case_other_day(&mut self, at: &Place, found: &str) {
        self.push(at, format!("ví dụ xét theo quy định của ngày {found}, không phải ngày ở cột on"));
    }
}

//! Why a file was not read, as an officer is told.

use nguon_report::sheet::{Measure, OtherKind, Unreadable};

/// Says why a file was not read and what to do about it.
pub fn sentence(reason: &Unreadable) -> String {
    match reason {
        Unreadable::TooLarge { what: Measure::FileBytes, limit } => {
            format!("tệp lớn hơn {} MB; hãy tách thành nhiều tệp nhỏ hơn", limit / (1024 * 1024))
        }
        Unreadable::TooLarge { what: Measure::Sheets, limit } => {
            format!("tệp có hơn {limit} trang tính; hãy xóa các trang không dùng")
        }
        Unreadable::TooLarge { what: Measure::Cells | Measure::TextBytes, .. } => {
            "tệp có quá nhiều ô; hãy tách thành nhiều tệp nhỏ hơn".to_owned()
        }
        Unreadable::TooLarge { .. } | Unreadable::TooManyEntries { .. } => {
            "tệp phình ra bất thường khi mở, không giống tệp do Excel lưu; hãy mở bằng Excel và lưu lại thành tệp mới"
                .to_owned()
        }
        Unreadable::UnsafeEntry { .. } | Unreadable::UnsafeXml { .. } => {
            "tệp có thành phần không an toàn, không do Excel tạo ra; hãy hỏi lại nơi gửi tệp".to_owned()
        }
        Unreadable::TooFarCell { sheet, cell } => {
            format!("trang “{sheet}” có giá trị ở ô {cell}, quá xa bảng; hãy xóa các dòng và cột thừa rồi lưu lại")
        }
        Unreadable::Encrypted => "tệp đặt mật khẩu; hãy bỏ mật khẩu rồi lưu lại".to_owned(),
        Unreadable::NotASpreadsheet => "tệp không phải là bảng tính; hãy dùng tệp .xlsx, .xls hoặc .csv".to_owned(),
        Unreadable::UnknownKind { kind } => {
            let called = match kind {
                OtherKind::Xlsb => "bảng tính nhị phân .xlsb",
                OtherKind::OldXls => "bảng tính của Excel đời cũ (95 trở về trước)",
                OtherKind::Markup => "trang web hoặc tệp XML mang tên bảng tính",
                OtherKind::Word => "văn bản Word",
                OtherKind::Pdf => "tệp PDF",
                OtherKind::Archive => "tệp nén",
            };
            format!("đây là {called}; hãy mở bằng Excel và lưu lại thành .xlsx")
        }
        Unreadable::Damaged { .. } => "tệp bị hỏng hoặc lưu dở; hãy mở bằng Excel, lưu lại rồi thử lại".to_owned(),
    }
}

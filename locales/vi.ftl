# Những gì người dùng đọc, bằng tiếng Việt. Mỗi khóa ở đây phải có trong en.ftl với cùng các biến.
# Viết "ủy", không viết "uỷ". Một ý một từ, theo từ của văn bản Đảng.

### Khung của mọi trang

brand = Nguồn
page-title = { $title } – Nguồn
page-title-error = Lỗi: { $title } – Nguồn
skip-to-content = Tới nội dung chính
nav-label = Điều hướng chính
nav-overview = Tổng quan
nav-people = Danh sách
nav-report = Báo cáo
nav-accounts = Người dùng
nav-me = Nhiệm vụ
nav-home = Việc cần làm
crumbs-label = Vị trí trong hệ thống tổ chức
language-label = Ngôn ngữ
text-size-label = Cỡ chữ
text-size-normal = Chữ vừa
text-size-large = Chữ lớn
keys-button = Phím tắt
keys-title = Phím dùng được ở trang này
keys-help = Mở bảng này
keys-find = Tìm người, chi bộ, đơn vị
keys-search = Tới ô tìm kiếm của trang
keys-close = Đóng
keys-off = Tắt các phím một chữ trên máy này
sign-out = Đăng xuất
signed-in-as = Đang đăng nhập
foot = Nguồn: phần mềm theo dõi công tác phát triển đảng viên, chạy trên máy chủ của chính cơ quan.
help-title = Hướng dẫn đọc trang này
print-page = In trang này
print-hint = Không thấy nút in? Nhấn Ctrl và P cùng lúc.
not-known = Chưa rõ

span = từ { $from } đến { $last }
month-of-year = tháng { $month }/{ $year }
month-short = T{ $month }
count-by-ceremony = tính theo ngày tổ chức lễ kết nạp
count-by-decision = tính theo ngày ký quyết định kết nạp

### Đăng nhập

sign-in-title = Đăng nhập
sign-in-lead = Dành cho cán bộ được giao tài khoản.
sign-in-login = Tên đăng nhập
sign-in-password = Mật khẩu
sign-in-button = Đăng nhập
sign-in-help-title = Không đăng nhập được?
sign-in-help = Hãy nhờ người quản trị hệ thống của cơ quan đồng chí đặt lại mật khẩu. Không gửi mật khẩu qua Zalo, tin nhắn hoặc thư điện tử.
sign-in-signed-out = Đồng chí đã đăng xuất. Nếu đây là máy dùng chung, hãy đóng trình duyệt.
sign-in-again = Phiên làm việc đã hết. Hãy đăng nhập để xem tiếp.
error-summary-title = Có lỗi cần sửa
sign-in-wrong = Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.
sign-in-login-empty = Hãy nhập tên đăng nhập.
sign-in-password-empty = Hãy nhập mật khẩu.
sign-in-wait = Đã thử sai nhiều lần. Hãy chờ { $wait } rồi thử lại.
sign-in-stale = Trang đăng nhập để quá lâu nên không dùng được nữa. Hãy nhập lại mật khẩu.

wait-seconds = { $count } giây
wait-minutes = { $count } phút

### Kỳ số liệu

period-title = Kỳ số liệu
period-from = Từ ngày
period-until = Đến hết ngày
period-hint = Ví dụ: 01/01/2020
period-show = Xem kỳ này
period-other = Chọn ngày khác
period-this-month = Tháng này
period-this-year = Năm nay
period-last-year = Năm trước
period-same-last-year = Cùng kỳ năm trước
period-five-years = Năm năm gần nhất
period-term = Từ đầu nhiệm kỳ { $from }–{ $until }
period-day-unreadable = “{ $text }” không phải là ngày. Hãy ghi ngày, tháng, năm, ví dụ 31/10/2020.
period-day-impossible = Lịch không có ngày { $text }. Hãy ghi lại theo thứ tự ngày, tháng, năm.
period-backwards = Ngày cuối kỳ phải từ { $from } trở đi.

### Trang đơn vị

unit-headline-quota = { $span }: kết nạp { $admitted } người trên chỉ tiêu { $quota }, đạt { $percent }; cùng kỳ năm trước { $before } người.
unit-headline-plain = { $span }: kết nạp { $admitted } người; cùng kỳ năm trước { $before } người.
span-until = Đến { $last }
span-between = Từ { $from } đến { $last }
unit-code = Mã { $code }
figures-note = Số liệu { $count-by }.
figures-title = Các con số chính
figure-quota = Chỉ tiêu kết nạp
figure-admitted = Kết nạp
figure-recognised = Công nhận chính thức
figure-women = Nữ
figure-age-18-30 = Từ 18 đến 30 tuổi
figure-union-members = Đoàn viên
figure-of-admitted = { $percent } số kết nạp
figure-last-year = Cùng kỳ năm trước: { $count }
figure-no-quota = Chưa giao
figure-no-quota-note = Chưa có chỉ tiêu cho kỳ này
quota-left = Còn { $count } người nữa là đủ chỉ tiêu
quota-met = Đã đủ chỉ tiêu
quota-exceeded = Vượt chỉ tiêu { $count } người
quota-year = Chỉ tiêu cả năm { $year }
quota-years = Chỉ tiêu các năm { $from }–{ $last }
quota-progress-label = Kết nạp so với chỉ tiêu
members-at-start = { $count } đảng viên đầu năm { $year }

pace-title = Nhịp kết nạp theo tháng
pace-chart = Biểu đồ cột: số kết nạp từng tháng, { $span }, bên cạnh cùng tháng năm trước
pace-now = Kỳ này
pace-before = Cùng tháng năm trước
pace-table = Xem bảng số
pace-caption = Số kết nạp từng tháng, { $span }
pace-month = Tháng
pace-cut = Kỳ dài hơn 24 tháng: biểu đồ chỉ vẽ các tháng cuối kỳ.

children-title = Các đơn vị trực thuộc
children-caption = Xếp theo mức đạt chỉ tiêu, cao trước; đơn vị chưa được giao chỉ tiêu xếp cuối.
children-unit = Đơn vị
children-quota = Chỉ tiêu
children-admitted = Kết nạp
children-before = Cùng kỳ
children-recognised = Công nhận
children-attainment = Đạt
children-own = Ghi thẳng ở { $name }
children-total = Cộng
no-quota-short = –

open-title = Hồ sơ đang làm
open-caption = Số hồ sơ đang ở mỗi bước
open-stage = Bước
open-count = Số hồ sơ
open-total = Cộng
open-median = Thường chờ
open-longest = Chờ lâu nhất
open-late = Quá hạn
days = { $count } ngày
open-none = Không có hồ sơ nào đang làm.

unit-report-link = Báo cáo kết nạp
unit-people-link = Danh sách quần chúng và đảng viên mới
unit-help-1 = Mỗi con số có gạch chân mở ra danh sách đúng những người đã được đếm.
unit-help-2 = “Cùng kỳ năm trước” là đúng những ngày ấy của năm trước.
unit-help-3 = Muốn xem kỳ khác, chọn nhanh một kỳ hoặc ghi hai ngày rồi nhấn “Xem kỳ này”. Địa chỉ trang giữ nguyên kỳ đã chọn, có thể lưu lại hoặc gửi cho đồng nghiệp có quyền xem.
unit-help-4 = Muốn xem đơn vị cấp dưới, nhấn tên đơn vị trong bảng; muốn lên cấp trên, nhấn tên ở dòng đầu trang.
unit-figures-only = Nhiệm vụ của đồng chí được xem số liệu, không xem danh sách người; vì vậy các con số ở đây không mở được.

### Danh sách

people-of-everybody = Tất cả mọi người trong hồ sơ
people-of-admitted = Người được kết nạp
people-of-women = Nữ được kết nạp
people-of-age-18-30 = Người được kết nạp từ 18 đến 30 tuổi
people-of-union-members = Đoàn viên được kết nạp
people-of-minority = Người dân tộc thiểu số được kết nạp
people-of-believers = Người theo tôn giáo được kết nạp
people-of-recognised = Đảng viên được công nhận chính thức
people-of-open = Người có hồ sơ đang làm
people-of-stage = Hồ sơ ở bước: { $stage }
people-chip-everybody = Tất cả
people-chip-admitted = Kết nạp
people-chip-women = Nữ
people-chip-age-18-30 = 18–30 tuổi
people-chip-union-members = Đoàn viên
people-chip-recognised = Công nhận chính thức
people-chip-open = Đang làm hồ sơ
people-chips-label = Danh sách
people-total = { $count } người
people-found = Tìm “{ $search }”: { $count } người
people-search = Tìm theo tên
people-search-hint = Gõ không dấu cũng được, ví dụ: nguyen van duc
people-search-button = Tìm
people-search-clear = Bỏ tìm “{ $search }”
people-as-of = tính đến { $day }
people-name = Họ và tên
people-sex = Giới tính
people-born = Ngày sinh
people-age = Tuổi
people-unit = Chi bộ, đơn vị
people-stage = Đang ở bước
people-decided = Quyết định
people-ceremony = Lễ kết nạp
people-recognised = Công nhận chính thức
people-nominated = Ngày giới thiệu
people-last-step = Việc gần nhất
people-official = Là chính thức từ
people-none = Không có ai trong danh sách này.
people-none-found = Không tìm thấy ai có tên như vậy. Hãy thử gõ ít chữ hơn hoặc chỉ gõ tên.
people-none-filtered = Không có ai khớp với các điều kiện đang lọc. Hãy bỏ bớt một điều kiện.
people-next = Trang sau
people-first = Về trang đầu
people-pages = Trang
people-xlsx = Tải về Excel
people-csv = Tải về CSV
people-help-1 = Danh sách xếp theo tên, như sổ sách thường dùng.
people-help-2 = Nhấn tên một người để xem hồ sơ của người đó.
people-help-3 = Muốn chọn bớt người, mở “Lọc danh sách”, chọn điều kiện rồi nhấn “Xem kết quả lọc”. Điều kiện đang lọc hiện thành từng ô phía trên danh sách; nhấn vào một ô để bỏ điều kiện ấy.
people-help-4 = Tệp tải về có đúng những người đang hiện, và ghi rõ các điều kiện đã lọc ở đầu tệp.

### Lọc danh sách

filter-title = { $count ->
    [0] Lọc danh sách
   *[other] Lọc danh sách (đang lọc theo { $count } điều kiện)
 }
filter-active = Đang lọc
filter-apply = Xem kết quả lọc
filter-clear = Bỏ hết điều kiện lọc
filter-take-away = : nhấn để bỏ điều kiện này
filter-ignored = Điều kiện ghi sai chưa được dùng. Danh sách dưới đây theo các điều kiện còn lại.
filter-any = Tất cả
filter-yes = Có
filter-no = Không, hoặc chưa ghi
filter-union = Đoàn viên
filter-minority = Dân tộc thiểu số
filter-religion = Theo tôn giáo
filter-age-from = Tuổi từ
filter-age-until = Tuổi đến
filter-age-hint = Tuổi tính tròn năm đến ngày { $on }; ai chỉ biết năm sinh thì tính theo năm. “Bao nhiêu ngày chưa có việc mới” chỉ tìm hồ sơ đang làm.
filter-nominated-from = Giới thiệu từ ngày
filter-nominated-until = Giới thiệu đến ngày
filter-quiet = Bao nhiêu ngày chưa có việc mới
filter-no-list = Không có danh sách “{ $text }”. Đang mở danh sách người được kết nạp.
filter-no-stage = Không có bước nào là “{ $text }”. Hãy chọn trong các bước bên dưới.
filter-no-choice = Không có lựa chọn “{ $text }”. Hãy chọn lại.
filter-out-of-reach = Hãy ghi một số từ 1 đến { $most }.
filter-age-backwards = Tuổi cao nhất phải từ { $from } trở lên.
filter-said-stage = Đang ở bước: { $stage }
filter-said-age = Từ { $from } đến { $until } tuổi (tính đến { $on })
filter-said-age-from = Từ { $from } tuổi trở lên (tính đến { $on })
filter-said-age-until = Từ { $until } tuổi trở xuống (tính đến { $on })
filter-said-union = Là đoàn viên
filter-said-no-union = Không phải đoàn viên, hoặc chưa ghi
filter-said-minority = Người dân tộc thiểu số
filter-said-no-minority = Không phải người dân tộc thiểu số, hoặc chưa ghi
filter-said-religion = Theo tôn giáo
filter-said-no-religion = Không theo tôn giáo, hoặc chưa ghi
filter-said-nominated = Giới thiệu từ { $from } đến { $until }
filter-said-nominated-from = Giới thiệu từ { $from }
filter-said-nominated-until = Giới thiệu đến { $until }
filter-said-quiet = Không có việc mới từ { $since } ({ $count } ngày)
columns-title = Chọn cột
columns-legend = Các cột hiện trong danh sách và trong tệp tải về
columns-hint = Bỏ hết dấu chọn thì danh sách trở lại các cột thường dùng.
columns-apply = Hiện các cột đã chọn
columns-usual = Trở lại các cột thường dùng
columns-none-such = Không có cột “{ $text }”. Hãy chọn trong các cột bên dưới.
file-search = Tìm theo tên: “{ $search }”
file-filter = Lọc theo: { $said }

### Trang một người

person-identity = Thông tin
person-unit = Đơn vị
person-birth-name = Tên khai sinh
person-sex = Giới tính
person-born = Ngày sinh
person-citizen-id = Số định danh cá nhân
person-old-id = Số chứng minh nhân dân cũ
person-ethnicity = Dân tộc
person-religion = Tôn giáo
person-schooling = Giáo dục phổ thông
person-profession = Chuyên môn
person-political-theory = Lý luận chính trị
person-occupation = Nghề nghiệp
person-position = Chức vụ, nơi làm việc
person-residence = Nơi ở hiện nay
person-home-town = Quê quán
person-union-member = Đoàn viên
person-yes = Có
person-no = Không
person-reveal = Xem đủ số định danh
person-reveal-hint = Mỗi lần xem đều được ghi lại: ai xem, lúc nào.
person-revealed = Đã ghi vào nhật ký: đồng chí vừa xem số định danh của người này.
person-no-case = Chưa có hồ sơ nào.
person-case = Hồ sơ ở { $unit }
person-steps = Các bước
person-steps-label = Các bước của hồ sơ ở { $unit }
person-acts = Quá trình
person-next-step = Bước tiếp theo
step-done = Đã xong
step-not-yet = Chưa làm
step-not-recorded = Chưa ghi ngày
step-not-needed = Không làm nữa
person-recorded = Đã ghi vào hồ sơ. Việc vừa ghi nằm trong mục “Quá trình”.
person-corrected = Đã ghi đính chính. Việc cũ được gạch đi, lý do ghi ngay bên dưới.
person-annulled = Đã hủy việc ghi nhầm. Việc ấy được gạch đi, không tính nữa.
person-nominated = Đã ghi giới thiệu và mở hồ sơ. Bước tiếp theo có trong mục “Các bước”.
person-nominate = Giới thiệu người này
person-record = Ghi việc đã làm
person-findings = Điều cần xem lại theo quy định
person-help-1 = “Quá trình” ghi từng việc đã làm, việc mới nhất ở trên. Không việc nào bị xóa: chỗ đã đính chính được gạch đi và ghi rõ lý do.
person-help-2 = Mỗi việc có hai ngày: ngày diễn ra, và ngày được ghi vào phần mềm.

act-paper = Số { $number }
act-at = Nơi thực hiện: { $unit }
act-recorded-by = { $name } ghi lúc { $at }
act-recorded-by-on-behalf = { $name } ghi thay mặt { $of } lúc { $at }
act-recorded-by-program = Đưa vào từ tệp lúc { $at }
act-superseded = Đã đính chính
act-superseded-why = Đính chính ngày { $day }, lý do: { $reason }
act-corrects = Đính chính việc đã ghi trước; lý do: { $reason }
act-ballots = Tán thành { $in-favour } trên { $entitled } đảng viên chính thức
act-nominated-by = Người giới thiệu: { $by }
act-introduced-by = Đảng viên giới thiệu: { $by }
act-together-since = Cùng công tác hoặc cùng cư trú từ { $month }
act-vetting-place = Nơi thẩm tra: { $place }
act-official-on = Tính là đảng viên chính thức từ { $day }
act-reason = Lý do: { $reason }
act-transferred-to = Chuyển đến: { $place }

### Ghi một việc vào hồ sơ

act-title = Ghi việc: { $deed }
act-title-plain = Ghi việc vào hồ sơ
act-lead = Hồ sơ của { $name }, { $unit }
act-save = Ghi vào hồ sơ
act-cancel = Thôi, không ghi
act-back = Về hồ sơ
act-others = Ghi việc khác
act-again = Việc này đã ghi ngày { $day }. Chỉ ghi thêm nếu việc ấy diễn ra lần nữa.
act-recorded-on = đã ghi ngày { $day }
act-ended = Hồ sơ này đã kết thúc ({ $stage }) nên không ghi thêm việc được.
act-day = Ngày thực hiện
act-day-paper = Ngày ký văn bản
act-day-certificate = Ngày cấp giấy chứng nhận
act-day-meeting = Ngày họp biểu quyết
act-day-ceremony = Ngày tổ chức lễ
act-day-hint = Ghi ngày, tháng, năm; ví dụ 3/2/2020
act-vetting-hint = Chỉ ghi ngày nhận được trả lời, ví dụ 3/2/2020. Không ghi nội dung trả lời ở đây.
act-by = Người hoặc tổ chức giới thiệu
act-by-hint = Ví dụ: Đoàn thanh niên xã
act-place = Nơi gửi thẩm tra
act-place-hint = Ví dụ: Đảng ủy xã nơi cư trú. Chỉ ghi nơi gửi, không ghi nội dung.
act-introducers = Đảng viên giới thiệu
act-introducers-hint = Ghi họ tên, cách nhau bằng dấu phẩy
act-since = Cùng công tác hoặc cùng cư trú từ tháng
act-since-hint = Ví dụ: 3/2019
act-in-favour = Số đảng viên tán thành
act-entitled = Tổng số có quyền biểu quyết
act-entitled-hint = Tính cả người vắng mặt.
act-in-favour-empty = Hãy ghi số đảng viên tán thành, hoặc bỏ trống cả hai ô số phiếu.
act-entitled-empty = Hãy ghi tổng số có quyền biểu quyết, hoặc bỏ trống cả hai ô số phiếu.
act-ballots-impossible = Số tán thành nhiều hơn tổng số có quyền biểu quyết. Hãy xem lại biên bản.
act-resolution = Số nghị quyết
act-certificate = Số giấy chứng nhận
act-letter = Số tờ trình hoặc công văn
act-decision = Số quyết định
act-decision-hint = Ví dụ: 41-QĐ/HU
act-official = Ngày tính là đảng viên chính thức
act-official-hint = Là ngày hết thời gian dự bị, không phải ngày ký quyết định.
act-reason-label = Lý do
act-reason-empty = Hãy ghi lý do.
act-help-1 = Ghi đúng ngày việc diễn ra, không phải ngày ghi vào phần mềm. Ngày ghi do phần mềm tự giữ.
act-help-2 = Ô có chữ “không bắt buộc” có thể để trống.
act-help-3 = Bấm nhầm hai lần cũng chỉ ghi một lần.

act-correct = Đính chính
act-annulled = Đã hủy
act-annuls = Hủy việc đã ghi: { $deed }; lý do: { $reason }
correct-title = Đính chính: { $deed }
correct-lead = Hồ sơ của { $name }, { $unit }; việc đã ghi ngày { $day }
correct-why = Lý do đính chính
correct-why-hint = Ví dụ: ghi nhầm ngày so với biên bản
correct-why-empty = Hãy ghi lý do. Lý do được giữ lại cùng việc cũ.
correct-nothing = Chưa có gì khác với việc đã ghi. Hãy sửa ô ghi sai.
correct-blank = chưa ghi
correct-save = Ghi đính chính
correct-cancel = Thôi, giữ như cũ
annul-title = Việc này không có thật?
annul-lead = Nếu việc này ghi nhầm người hoặc không diễn ra, hãy hủy. Việc đã hủy vẫn nằm trong quá trình, được gạch đi và không tính nữa.
annul-why = Lý do hủy
annul-save = Hủy việc ghi nhầm
correct-help-1 = Việc cũ không bị xóa: phần mềm gạch đi, ghi việc mới và lý do bên cạnh.
correct-help-2 = Nếu ghi sai loại việc, hãy hủy việc này rồi ghi lại việc đúng.

typed-day-empty = Hãy ghi ngày, ví dụ 3/2/2020.
typed-too-long = Ô này ghi quá dài. Hãy ghi gọn trong { $count } chữ cái.
typed-no-count = “{ $text }” không phải là một số. Hãy ghi bằng chữ số, ví dụ 18.
typed-optional = không bắt buộc

refusal-in-the-future = Ngày này chưa đến. Hãy ghi ngày việc đã diễn ra.
refusal-ended = Hồ sơ đã kết thúc nên không ghi thêm việc được.
refusal-already-recorded = Việc này đã có trong hồ sơ. Nếu ghi sai, hãy đính chính việc đã ghi.
refusal-ceremony-before-decision = Chưa có quyết định kết nạp, hoặc quyết định ký sau ngày này. Hãy ghi quyết định trước, rồi mới ghi lễ kết nạp.
refusal-recognised-before-ceremony = Chưa có lễ kết nạp trước ngày này. Ngày công nhận và ngày tính chính thức phải sau ngày tổ chức lễ kết nạp.
refusal-removed-before-ceremony = Người này chưa được kết nạp nên không xóa tên. Hãy ghi “Dừng xem xét”.
refusal-stopped-after-ceremony = Người này đã được kết nạp nên không ghi dừng xem xét được. Nếu thôi là đảng viên dự bị, hãy ghi “Xóa tên”.
refusal-no-reason = Hãy ghi lý do đính chính.
refusal-nothing-to-correct = Việc này không còn để đính chính: có thể vừa có người đính chính.
refusal-annuls-nothing = Hãy chọn việc đã ghi nhầm cần hủy.

### Điều cần xem trong một hồ sơ

age-years = { $years } tuổi
age-years-months = { $years } tuổi { $months } tháng
fact-probation-end = Hết thời gian dự bị
fact-recognition-proposal = Chi bộ đề nghị công nhận chính thức
fact-biography = Nộp lý lịch đảng viên
finding-act-on = { $act } ngày { $day }
finding-too-young = Khi chi bộ biểu quyết, người này mới { $age }, chưa đủ { $limit }.
finding-too-old = Khi chi bộ biểu quyết, người này đã { $age }, quá { $limit }. Phải có ý kiến đồng ý của cấp có thẩm quyền.
finding-expired = Giấy chứng nhận lớp nhận thức cấp ngày { $issued } đã { $months } tháng khi chi bộ biểu quyết; giấy có giá trị { $limit } tháng, đến { $last-day }.
finding-together-too-short = Người giới thiệu mới cùng công tác hoặc cư trú { $months } tháng khi chi bộ biểu quyết; phải đủ { $limit } tháng.
finding-cell-votes = Chi bộ: { $in-favour } trên { $entitled } tán thành, chưa đủ { $share }; cần ít nhất { $needed } người.
finding-committee-votes = Đảng ủy cơ sở: { $in-favour } trên { $entitled } tán thành, chưa đủ { $share }; cần ít nhất { $needed } người.
finding-too-few-members = Chi bộ có { $members } đảng viên chính thức; cần ít nhất { $needed }.
finding-decision-late = Quyết định kết nạp ký ngày { $done }, sau { $days } ngày làm việc kể từ khi chi bộ biểu quyết ({ $from }); hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-decision-overdue = Đã { $days } ngày làm việc từ khi chi bộ biểu quyết ({ $from }) mà chưa có quyết định; hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-ceremony-late = Lễ kết nạp tổ chức ngày { $done }, sau { $days } ngày làm việc kể từ quyết định ({ $from }); hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-ceremony-overdue = Đã { $days } ngày làm việc từ quyết định ({ $from }) mà chưa tổ chức lễ kết nạp; hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-late = Làm ngày { $done }, sau { $days } ngày làm việc kể từ “{ $started-by }” ({ $from }); hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-overdue = Đã { $days } ngày làm việc kể từ “{ $started-by }” ({ $from }) mà chưa làm; hạn là { $limit } ngày làm việc, đến { $last-day }.
finding-out-of-order = { $act } lại đứng sau: { $after }. Hãy xem lại các ngày.
finding-too-soon = Tính chính thức từ { $day } khi mới dự bị { $months } tháng; phải đủ { $limit } tháng, sớm nhất là { $earliest }.
finding-not-recognised = Hết thời gian dự bị từ { $due } mà chưa có quyết định công nhận; hạn cuối là { $last-day }, đã quá { $days } ngày làm việc.

### Giới thiệu quần chúng ưu tú

nominate-button = Giới thiệu quần chúng
nominate-title = Giới thiệu quần chúng ưu tú
nominate-title-known = Giới thiệu { $name }
nominate-lead = Mở hồ sơ ở { $unit }
nominate-on = Ngày giới thiệu
nominate-born-hint = Ví dụ: 26/3/1998. Chưa rõ ngày thì ghi tháng và năm, hoặc chỉ ghi năm.
nominate-number-hint = 12 chữ số, hoặc 9 chữ số nếu là chứng minh nhân dân cũ
nominate-name-empty = Hãy ghi họ và tên.
nominate-name-long = Họ và tên quá dài. Hãy kiểm tra lại.
nominate-name-wrong = Họ và tên có chữ số hoặc ký tự lạ. Hãy kiểm tra lại.
nominate-born-empty = Hãy ghi ngày sinh, hoặc năm sinh nếu chưa rõ ngày.
nominate-sex-empty = Hãy chọn nam hoặc nữ.
nominate-number-wrong = Số định danh phải có 12 chữ số (hoặc 9 nếu là chứng minh nhân dân cũ).
nominate-same-number = Số này đã có trong hồ sơ của người ở danh sách trên. Hãy xem lại số, hoặc giới thiệu chính người ấy.
nominate-similar = Có thể người này đã có trong hồ sơ
nominate-similar-lead = Chưa ghi gì. Hãy xem có phải một trong những người sau không.
nominate-similar-hidden = Một người trùng tên và năm sinh, hoặc trùng số định danh, ở { $unit }. Hãy hỏi đơn vị ấy.
nominate-this = Giới thiệu người này
nominate-another = Đây là người khác, vẫn ghi
nominate-save = Ghi giới thiệu
nominate-back = Quay lại
nominate-unit-ended = Đơn vị này đã ngừng hoạt động nên không mở hồ sơ mới được. Hãy mở trang đơn vị kế thừa.
nominate-unit-too-high = Hồ sơ mở ở chi bộ hoặc tổ chức cơ sở đảng. Hãy mở trang của chi bộ rồi giới thiệu ở đó.
nominate-case-open = Người này đang có hồ sơ chưa xong. Hãy ghi việc tiếp theo vào hồ sơ ấy.
nominate-member = Người này đã là đảng viên.
nominate-help-1 = Chỉ bắt buộc bốn ô: họ tên, ngày sinh, giới tính và ngày giới thiệu. Ô khác bổ sung sau cũng được.
nominate-help-2 = Trước khi ghi, phần mềm tìm người trùng tên và năm sinh, hoặc trùng số định danh.

### Báo cáo

report-title = Báo cáo kết nạp đảng viên
report-title-unit = Báo cáo kết nạp đảng viên: { $unit }
report-by = Chia theo
report-by-unit = Theo đơn vị
report-by-month = Theo tháng
report-by-year = Theo năm
report-caption = Kết nạp { $span }, so với cùng kỳ năm trước
report-key-unit = Đơn vị
report-key-month = Tháng
report-key-year = Năm
report-quota = Chỉ tiêu
report-admitted = Kết nạp
report-before = Cùng kỳ năm trước
report-against = So với cùng kỳ
report-attainment = Đạt chỉ tiêu
report-recognised = Công nhận chính thức
report-women = Nữ
report-age-18-30 = 18–30 tuổi
report-union-members = Đoàn viên
report-minority = Dân tộc thiểu số
report-believers = Theo tôn giáo
report-total = Tổng cộng
report-own = Ghi thẳng ở { $name }
report-xlsx = Tải về Excel
report-print = Bản in A4
report-drawn-up = Lập lúc { $at }
report-none = Không có số liệu cho kỳ này.
report-help-1 = Cột “So với cùng kỳ” lấy số kết nạp kỳ này chia cho số cùng kỳ năm trước.
report-help-2 = Chỉ tiêu là chỉ tiêu cả năm của những năm mà kỳ báo cáo chạm tới.
report-help-3 = Nam, nữ, tuổi, đoàn viên, dân tộc, tôn giáo đều tính trong số kết nạp.

paper-party = Đảng Cộng sản Việt Nam
paper-number = Số ……-BC/……
paper-place-and-day = …………, { $day }
paper-title = Báo cáo
paper-subject = kết quả kết nạp đảng viên { $span }
paper-basis = Số liệu { $count-by }; cùng kỳ năm trước: { $before }.
paper-summary-quota = Kết nạp { $admitted } người trên chỉ tiêu { $quota }, đạt { $percent }; cùng kỳ năm trước { $before } người. Công nhận chính thức { $recognised } người.
paper-summary-plain = Kết nạp { $admitted } người; cùng kỳ năm trước { $before } người. Công nhận chính thức { $recognised } người.
paper-made-by = Người lập biểu
paper-signed-by = T/M cấp ủy
paper-sign-hint = (ký, ghi rõ họ tên)
paper-seal-hint = (ký, đóng dấu, ghi rõ họ tên)
paper-back = Về báo cáo trên màn hình

### Cột của tệp tải về

column-name = Họ và tên
column-sex = Giới tính
column-born = Ngày sinh
column-within = Đảng bộ, chi bộ cơ sở
column-unit = Đơn vị
column-stage = Đang ở bước
column-decided = Ngày quyết định
column-ceremony = Ngày lễ kết nạp
column-recognised = Ngày công nhận chính thức
column-nominated = Ngày giới thiệu
column-last-step = Ngày của việc gần nhất
column-official = Là đảng viên chính thức từ
column-month = Tháng
column-year = Năm
figure-attainment = Đạt chỉ tiêu
figure-before = Cùng kỳ năm trước

### Người dùng

accounts-title = Người dùng
accounts-lead = Tài khoản và nhiệm vụ ở { $unit } và các đơn vị trực thuộc.
accounts-invite = Mời người dùng
accounts-search = Tìm theo tên hoặc tên đăng nhập
accounts-caption = Người dùng, nhiệm vụ và tình trạng tài khoản
accounts-who = Người dùng
accounts-posts = Nhiệm vụ
accounts-standing = Tài khoản
accounts-count = { $count } người dùng
accounts-count-cut = { $shown } trong { $count } người dùng. Hãy gõ tên để tìm người khác.
accounts-nobody = Chưa có ai được giao nhiệm vụ ở đây.
accounts-not-found = Không thấy ai có tên như vậy ở đây. Thử gõ ít chữ hơn, hoặc gõ không dấu.
accounts-post = { $role }, { $unit }
accounts-from = từ { $from }
accounts-from-until = từ { $from } đến { $until }
accounts-help-1 = Ở đây chỉ thấy nhiệm vụ tại đơn vị này và đơn vị trực thuộc. Nhiệm vụ ở nơi khác của cùng một người không hiện ra.
accounts-help-2 = Mỗi lần giao nhiệm vụ hay tạo liên kết đều được ghi vào nhật ký cùng tên người làm, và ban tổ chức của đơn vị xem được trang này.
standing-in-use = Đang dùng
standing-in-use-with-link = Đang dùng, có liên kết mới đến { $until }
standing-invited = Chờ nhận, liên kết dùng được đến { $until }
standing-link-over = Chưa nhận, liên kết đã hết hạn
standing-closed = Đã khóa từ { $day }

account-post-state = Tình trạng
account-on-behalf = thay mặt { $name }
account-link = Liên kết vào tài khoản
account-link-lost = Dùng khi người này quên mật khẩu. Liên kết mới dùng được một lần, trong 7 ngày. Khi người này đặt mật khẩu mới, mọi máy đang đăng nhập bằng tài khoản sẽ bị đăng xuất.
account-link-again = Người này chưa đặt mật khẩu. Liên kết mới dùng được một lần, trong 7 ngày, và thay cho liên kết đã gửi trước đây.
account-link-closed = Tài khoản đã khóa nên không có liên kết nào vào được.
account-own = Đây là tài khoản của chính đồng chí. Đổi mật khẩu ở trang Nhiệm vụ; việc khác do người quản trị khác làm.
account-beyond = Người này còn nhiệm vụ ở nơi đồng chí không quản trị, nên việc cấp lại liên kết do người quản trị cấp trên làm.
account-link-button = Tạo liên kết mới

invite-title = Mời người dùng
invite-lead = Chương trình tạo một liên kết để người được mời tự đặt mật khẩu. Không ai khác biết mật khẩu đó.
invite-login-hint = Chữ không dấu, chữ số, dấu chấm hoặc gạch, viết liền. Ví dụ: hanh.nt
invite-role-hint = Nhiệm vụ quyết định người đó xem và làm được gì ở đơn vị này và đơn vị trực thuộc.
invite-from-hint = Ví dụ: 1/11/2020
invite-until-hint = Ngày thôi nhiệm vụ, nếu đã biết. Từ ngày đó người này không còn vào xem được.
invite-name-empty = Hãy nhập họ và tên.
invite-login-empty = Hãy nhập tên đăng nhập.
invite-login-length = Tên đăng nhập có từ 3 đến 40 ký tự.
invite-login-letters = Tên đăng nhập chỉ gồm chữ, chữ số, dấu chấm, gạch ngang và gạch dưới, viết liền.
invite-login-taken = Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.
invite-role-empty = Hãy chọn nhiệm vụ.
invite-at-empty = Hãy chọn đơn vị trong danh sách.
invite-save = Mời và tạo liên kết
invite-help-1 = Trang sau hiện liên kết một lần. Hãy gửi riêng cho người được mời, hoặc in ra và trao tận tay.
invite-help-2 = Nhiệm vụ có hiệu lực khi người được mời đã đặt mật khẩu và đã đến ngày bắt đầu.

post-ends-before-it-begins = Ngày thôi phải sau ngày bắt đầu.
post-past = Ngày này đã qua. Hãy chọn hôm nay hoặc một ngày sau.
post-over = Nhiệm vụ này đã kết thúc.
post-is-suspended = Nhiệm vụ này đang tạm dừng rồi.
post-is-not-suspended = Nhiệm vụ này không bị tạm dừng.
post-not-ones-own = Chỉ ủy quyền được nhiệm vụ của chính mình đang có hiệu lực.
post-beyond-source = Thay mặt không thể lâu hơn nhiệm vụ của chính đồng chí.
post-to-holder = Hãy chọn một người khác.

give-title = Giao thêm nhiệm vụ cho { $name }
give-lead = Nhiệm vụ mới có hiệu lực từ ngày bắt đầu. Người này không phải đăng nhập lại.
give-save = Giao nhiệm vụ
give-button = Giao thêm nhiệm vụ
account-post-change = Kết thúc, tạm dừng: { $role }
account-post-change-short = Kết thúc, tạm dừng
account-done-given = Đã giao nhiệm vụ.
account-done-ended = Đã ghi ngày thôi nhiệm vụ.
account-done-suspended = Đã tạm dừng nhiệm vụ. Người này không còn dùng được nhiệm vụ đó ngay từ bây giờ.
account-done-resumed = Nhiệm vụ lại có hiệu lực.
account-done-closed = Đã khóa tài khoản. Mọi máy đang đăng nhập bằng tài khoản này đã bị đăng xuất.
account-done-opened = Đã mở lại tài khoản. Người này đăng nhập bằng mật khẩu trước đây.
account-close-title = Khóa tài khoản của { $name }
account-close-lead = Dùng khi người này chuyển đi, hoặc khi nghi tài khoản bị người khác dùng.
account-close-what = Người này bị đăng xuất ngay và không đăng nhập được nữa. Hồ sơ và việc đã ghi vẫn giữ nguyên. Ai đang thay mặt người này cũng thôi thay mặt.
account-close-save = Khóa tài khoản
account-open-title = Mở lại tài khoản của { $name }
account-open-lead = Nhiệm vụ chưa hết hạn của người này lại có hiệu lực.
account-open-what = Người này lại đăng nhập được bằng mật khẩu trước đây.
account-open-save = Mở lại tài khoản
post-lead = { $name }. { $state }.
post-end-title = Kết thúc nhiệm vụ
post-end-what = Từ ngày thôi, người này không còn xem và làm được gì theo nhiệm vụ này. Những việc đã ghi vẫn giữ nguyên.
post-end-on = Ngày thôi nhiệm vụ
post-end-hint = Ví dụ: 1/11/2020. Ngày này không còn tính.
post-end-save = Ghi ngày thôi
post-suspend-title = Tạm dừng nhiệm vụ
post-suspend-what = Có hiệu lực ngay, cả khi người này đang đăng nhập. Mở lại được bất cứ lúc nào.
post-suspend-save = Tạm dừng
post-resume-title = Cho tiếp tục nhiệm vụ
post-resume-what = Nhiệm vụ lại có hiệu lực ngay, đến ngày thôi nếu đã ghi.
post-resume-save = Cho tiếp tục
post-why = Lý do
post-why-hint = Lý do được giữ trong nhật ký.
post-why-empty = Hãy ghi lý do.
change-back = Quay lại, không thay đổi gì
delegate-title = Ủy quyền
delegate-whom = Giao người thay mặt
delegate-what = Người thay mặt xem và làm được mọi việc của nhiệm vụ này trong những ngày dưới đây. Việc người đó ghi sẽ hiện là thay mặt đồng chí.
delegate-to = Người thay mặt
delegate-choose = Chọn một người
delegate-to-empty = Hãy chọn người thay mặt.
delegate-until-hint = Từ ngày này thôi thay mặt. Ví dụ: 15/11/2020
delegate-save = Ủy quyền
delegate-nobody = Ở đơn vị này chưa có ai khác có tài khoản để thay mặt. Hãy nhờ người quản trị mời thêm.
delegate-help-1 = Thu lại được bất cứ lúc nào ở trang Nhiệm vụ. Khi nhiệm vụ của đồng chí kết thúc hoặc tạm dừng, việc thay mặt cũng hết ngay.
delegate-help-2 = Người thay mặt không ủy quyền tiếp cho người khác được.

link-title = Liên kết cho { $name }
link-once = Đã tạo liên kết. Trang này chỉ hiện một lần: hãy sao chép hoặc in ngay.
link-how = Trao cho đúng người
link-address = Liên kết
link-copy = Sao chép liên kết
link-print = In trang này
link-until = Dùng được đến
link-advice-1 = Gửi riêng cho người này, không gửi vào nhóm. Ai có liên kết thì đặt được mật khẩu.
link-advice-2 = Liên kết dùng được một lần. Nếu hết hạn hoặc thất lạc, hãy tạo liên kết mới; liên kết cũ hết tác dụng ngay.
link-advice-3 = Nếu người này báo liên kết không dùng được mà chưa hề mở, có thể người khác đã dùng trước: hãy tạo liên kết mới ngay.
link-back = Về danh sách người dùng

welcome-title = Nhận tài khoản
welcome-lead = Chào đồng chí { $name }. Hãy đặt mật khẩu để bắt đầu dùng chương trình.
welcome-again = Chào đồng chí { $name }. Hãy đặt mật khẩu mới. Các máy đang đăng nhập bằng tài khoản này sẽ bị đăng xuất.
welcome-posts = Nhiệm vụ
welcome-no-posts = Chưa có nhiệm vụ nào
welcome-button = Đặt mật khẩu và vào
welcome-until = Liên kết dùng được một lần, đến { $until }.
welcome-stale = Trang để quá lâu nên không dùng được nữa. Hãy nhập lại mật khẩu.
welcome-over-title = Liên kết không dùng được
welcome-over = Liên kết này không đúng, đã dùng rồi hoặc đã hết hạn. Mỗi liên kết chỉ dùng được một lần.
welcome-over-next = Nếu đồng chí vừa đặt mật khẩu, hãy đăng nhập bằng mật khẩu đó. Nếu chưa, hãy xin người quản trị một liên kết mới.
welcome-wait = Đã mở nhiều liên kết không dùng được. Hãy chờ { $wait } rồi thử lại.

### Nhiệm vụ của tôi

me-title = Nhiệm vụ của tôi
me-password = Mật khẩu
me-password-current = Mật khẩu đang dùng
me-password-new = Mật khẩu mới
me-password-again = Nhập lại mật khẩu mới
me-password-length = Từ { $shortest } đến { $longest } ký tự. Một câu dễ nhớ với mình và khó đoán với người khác là tốt nhất.
me-password-button = Đổi mật khẩu
me-password-changed = Đã đổi mật khẩu. Các máy khác đang đăng nhập bằng tài khoản này đã bị đăng xuất.
me-password-wrong = Mật khẩu đang dùng chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.
me-password-same = Mật khẩu mới phải khác mật khẩu đang dùng.
me-password-login = Mật khẩu không được chứa tên đăng nhập.
me-password-common = Mật khẩu này nhiều người dùng hoặc dễ đoán, như tên đơn vị kèm năm. Hãy đặt một câu của riêng mình, ít nhất bốn từ.
me-password-kinds = Mật khẩu cần có chữ thường, chữ hoa, chữ số và ký hiệu như dấu chấm, dấu cách.
me-password-differs = Hai lần nhập mật khẩu mới chưa giống nhau.
me-sessions-title = Nơi đang đăng nhập
me-sessions-lead = Nơi nào không phải của đồng chí thì hãy đăng xuất nơi đó, rồi đổi mật khẩu.
me-sessions-others = Đăng xuất mọi nơi khác
me-session-this = Máy này
me-session-end = Đăng xuất
me-session-when = đăng nhập { $started }, dùng lần cuối { $seen }
me-done-session-ended = Đã đăng xuất nơi đó.
me-done-others-ended = Đã đăng xuất mọi nơi khác. Chỉ còn máy này.
agent-on = { $browser } trên { $system }
agent-unknown = Trình duyệt không rõ
me-sessions-what = Đăng xuất khỏi mọi máy thì máy này cũng đăng xuất. Phiên không dùng trong 2 giờ tự hết.
me-sessions-button = Đăng xuất khỏi mọi máy
me-account = Tài khoản
me-name = Họ và tên
me-login = Tên đăng nhập
me-posts = Nhiệm vụ đang hiệu lực
me-posts-caption = Các nhiệm vụ và đơn vị được giao
me-role = Nhiệm vụ
me-unit = Đơn vị phụ trách
me-from = Từ ngày
me-until = Đến ngày
me-until-open = Chưa định
me-delegated = Thay mặt
me-delegate = Ủy quyền
me-delegate-label = Ủy quyền nhiệm vụ { $role }
me-delegations = Người đang thay mặt đồng chí
me-delegation = { $name }: { $role }, { $unit }
me-take-back = Thu lại
me-done-delegated = Đã ủy quyền. Người thay mặt thấy nhiệm vụ này ngay khi đến ngày, không phải đăng nhập lại.
me-done-taken-back = Đã thu lại. Người đó không còn thay mặt đồng chí nữa.
me-no-posts = Hiện chưa có nhiệm vụ nào của đồng chí đang hiệu lực, nên chưa có gì để xem ở đây.
me-no-posts-next = Hãy liên hệ người quản trị hệ thống hoặc ban tổ chức để được giao nhiệm vụ. Nhiệm vụ có hiệu lực ngay khi được giao, không cần đăng nhập lại.
me-help-1 = Nhiệm vụ quyết định đồng chí xem và làm được gì, ở đơn vị nào và mọi đơn vị trực thuộc.

### Trang lỗi

problem-title-not-there = Không có trang này
problem-not-there = Địa chỉ có thể đã gõ sai, hoặc nội dung này không thuộc phạm vi đồng chí được xem.
problem-title-refused = Yêu cầu không được chấp nhận
problem-refused = Yêu cầu không đến từ trang đang mở của phần mềm, hoặc trang đã để quá lâu. Chưa có gì thay đổi. Hãy mở lại trang rồi thử lại.
problem-title-method = Địa chỉ này không nhận yêu cầu như vậy
problem-method = Có thể trang được mở lại từ một biểu mẫu cũ. Hãy bắt đầu lại từ trang đầu.
problem-title-too-large = Dữ liệu gửi lên quá lớn
problem-too-large = Chưa có gì được ghi. Hãy gửi ít hơn trong một lần.
problem-title-unreadable = Không đọc được yêu cầu
problem-unreadable = Phần mềm không hiểu dữ liệu gửi lên. Chưa có gì thay đổi. Hãy quay lại trang trước và thử lại.
problem-title-wait = Hãy chờ một lát
problem-wait = Đã có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ { $wait } rồi thử lại.
problem-title-unavailable = Phần mềm đang bận hoặc gặp trục trặc
problem-unavailable = Chưa có gì bị mất. Hãy thử lại sau ít phút; nếu vẫn vậy, báo cho người quản trị hệ thống.
problem-title-internal = Phần mềm gặp lỗi
problem-internal = Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn vậy, báo cho người quản trị hệ thống.
problem-go-home = Về trang đầu
problem-sign-in = Đăng nhập
problem-what-next = Làm gì tiếp

### Nhãn

unit-kind-province-committee = Đảng bộ tỉnh, thành phố
unit-kind-district-committee = Đảng bộ huyện
unit-kind-commune-committee = Đảng bộ xã, phường
unit-kind-grassroots-committee-org = Đảng bộ cơ sở
unit-kind-grassroots-cell = Chi bộ cơ sở
unit-kind-sectional-committee-org = Đảng bộ bộ phận
unit-kind-sub-grassroots-org = Đảng bộ trực thuộc cơ sở
unit-kind-subordinate-cell = Chi bộ trực thuộc
unit-kind-cell = Chi bộ
unit-kind-mass-org = Đoàn thể
unit-kind-political-centre = Trung tâm chính trị
unit-kind-private-unit = Đơn vị kinh tế tư nhân

sector-commune = Xã, phường, thị trấn
sector-village = Thôn, tổ dân phố
sector-army-police = Quân đội, công an
sector-agency = Cơ quan Đảng, chính quyền, đoàn thể
sector-school = Trường học
sector-health = Y tế
sector-public-service = Đơn vị sự nghiệp
sector-state-firm = Doanh nghiệp nhà nước
sector-private-firm = Doanh nghiệp tư nhân
sector-cooperative = Hợp tác xã
sector-other = Khác

stage-nominated = Đã giới thiệu
stage-listed = Trong danh sách cảm tình Đảng
stage-class-finished = Đã học lớp nhận thức về Đảng
stage-applied = Đã nộp đơn xin vào Đảng
stage-vetting = Đang thẩm tra lý lịch
stage-vetted = Đã thẩm tra lý lịch
stage-introduced = Đã có giới thiệu và ý kiến
stage-cell-voted = Chi bộ đã biểu quyết
stage-committee-voted = Đảng ủy cơ sở đã biểu quyết
stage-sent-up = Đã trình cấp có thẩm quyền
stage-decided = Đã có quyết định, chờ lễ kết nạp
stage-probation = Đảng viên dự bị
stage-recognised = Đảng viên chính thức
stage-removed = Đã xóa tên
stage-stopped = Đã dừng
stage-moved-away = Đã chuyển đi nơi khác

deed-nominated = Giới thiệu quần chúng ưu tú
deed-listed = Đưa vào danh sách cảm tình Đảng
deed-class-finished = Hoàn thành lớp nhận thức về Đảng
deed-applied = Nộp đơn xin vào Đảng
deed-vetting-asked = Gửi thẩm tra lý lịch
deed-vetting-answered = Có trả lời thẩm tra lý lịch
deed-introduced = Đảng viên giới thiệu
deed-opinions-gathered = Tổng hợp ý kiến nhận xét
deed-cell-voted = Chi bộ biểu quyết
deed-committee-voted = Đảng ủy cơ sở biểu quyết
deed-sent-up = Trình cấp có thẩm quyền
deed-decided = Quyết định kết nạp
deed-ceremony-held = Lễ kết nạp
deed-recognised = Quyết định công nhận đảng viên chính thức
deed-removed = Xóa tên
deed-stopped = Dừng xem xét
deed-transferred = Chuyển sinh hoạt
deed-annulled = Hủy việc ghi nhầm

role-system-administrator = Quản trị hệ thống
role-organisation-officer = Cán bộ ban tổ chức
role-committee-officer = Cán bộ đảng ủy
role-cell-secretary = Bí thư chi bộ
role-officer-in-charge = Cấp ủy viên phụ trách
role-mass-org-officer = Cán bộ đoàn thể
role-training-centre = Cán bộ trung tâm chính trị
role-inspector = Cán bộ ủy ban kiểm tra
role-leader = Lãnh đạo xem báo cáo

permission-see-figures = Xem số liệu
permission-see-people = Xem danh sách người
permission-see-person = Xem hồ sơ một người
permission-reveal-citizen-id = Xem đủ số định danh
permission-record-acts = Ghi việc vào hồ sơ
permission-import = Nhập tệp
permission-set-quotas = Giao chỉ tiêu
permission-export = Tải về tệp
permission-see-journal = Xem nhật ký
permission-manage-accounts = Quản lý tài khoản
permission-see-accounts = Xem người dùng
permission-manage-settings = Đổi cài đặt

post-state-active = Đang hiệu lực
post-state-not-yet = Chưa đến ngày
post-state-expired = Đã hết hạn
post-state-suspended = Đang tạm dừng
post-state-not-confirmed = Chưa nhận
post-state-delegated = Thay mặt

sex-female = Nữ
sex-male = Nam

### Tìm kiếm

find-title = Tìm kiếm
find-label = Tìm người, chi bộ, đơn vị
find-button = Tìm
find-begin = Gõ tên người, chi bộ hoặc đơn vị vào ô tìm kiếm ở đầu trang.
find-nothing = Không thấy ai và đơn vị nào có tên như vậy trong phạm vi phụ trách. Thử gõ ít chữ hơn, hoặc gõ không dấu.
find-units-only = Chỉ tìm trong tên đơn vị: nhiệm vụ được giao không gồm xem danh sách người.
find-people = { $cut ->
    [all] { $count } người
   *[cut] { $shown } trong { $count } người
}
find-units = { $cut ->
    [all] { $count } đơn vị
   *[cut] { $shown } trong { $count } đơn vị
}
find-help-1 = Gõ không dấu cũng được; vài chữ đầu của mỗi tiếng là đủ, ví dụ: ng v duc. Người thì gõ được cả số định danh.
find-help-2 = Phím Ctrl+K đưa con trỏ vào ô tìm kiếm ở bất kỳ trang nào.

### Việc cần làm

inbox-title = Việc cần làm
inbox-tabs = Việc của ai
inbox-mine = Chờ tôi ({ $count })
inbox-followed = Tôi theo dõi ({ $count })
inbox-lead-none = Hiện không có việc nào chờ đồng chí.
inbox-lead-calm = Có { $count } việc chờ đồng chí, chưa việc nào đến hạn trước { $day }.
inbox-lead-soon = Có { $soon } việc chờ đồng chí phải xong chậm nhất { $day }.
inbox-lead-late = Có { $late } việc chờ đồng chí đã quá hạn.
inbox-lead-both = Có { $late } việc chờ đồng chí đã quá hạn và { $soon } việc phải xong chậm nhất { $day }.
inbox-figures-only = Nhiệm vụ được giao chỉ gồm xem số liệu: chọn một đơn vị dưới đây.
inbox-posts = Đơn vị của tôi
inbox-post-quota = Năm { $year } đến nay: kết nạp { $admitted } trên { $quota } chỉ tiêu ({ $percent }).
inbox-post-plain = Năm { $year } đến nay: kết nạp { $admitted }, chưa giao chỉ tiêu.
inbox-people-link = Hồ sơ đang làm
inbox-delegated = { $role }, thay mặt
inbox-help-1 = “Chờ tôi” là những việc mà đơn vị của đồng chí phải làm tiếp. Nếu một chi bộ chưa có người dùng phần mềm, việc của chi bộ ấy chờ cấp ủy cấp trên gần nhất.
inbox-help-2 = Chỉ gọi là quá hạn khi có văn bản quy định ngày cuối; văn bản ghi trong ngoặc. Việc không có hạn thì xếp việc chờ lâu nhất lên trước.
inbox-help-3 = “Tôi theo dõi” là việc của người khác trong phạm vi đồng chí được xem, kèm tên người để hỏi.
work-title = Việc đang chờ
work-lead-none = Không có hồ sơ nào đang làm.
work-lead-calm = Có { $count } hồ sơ đang làm, chưa hồ sơ nào đến hạn trước { $day }.
work-lead-soon = Có { $soon } việc phải xong chậm nhất { $day }, trong { $count } hồ sơ đang làm.
work-lead-late = Có { $late } việc đã quá hạn, trong { $count } hồ sơ đang làm.
work-lead-both = Có { $late } việc đã quá hạn và { $soon } việc phải xong chậm nhất { $day }, trong { $count } hồ sơ đang làm.
work-help-1 = Mỗi dòng là một hồ sơ đang làm của đơn vị và các đơn vị trực thuộc, với việc phải làm tiếp theo.
work-chips = Mức gấp
work-chip-all = Tất cả ({ $count })
work-chip-late = Quá hạn ({ $count })
work-chip-soon = Đến hạn trong một tháng ({ $count })
work-chip-open = Còn thời gian ({ $count })
work-chip-not-yet = Chưa đến ngày làm ({ $count })
work-urgency-late = Đã quá hạn
work-urgency-soon = Đến hạn trong một tháng tới
work-urgency-open = Còn thời gian, hoặc không có hạn
work-urgency-not-yet = Chưa đến ngày làm
work-stage = Đang ở bước: { $stage }
work-stage-clear = Bỏ lọc theo bước
work-count = Từ { $first } đến { $last } trong { $count } việc
work-none = Không có việc nào như vậy.
work-step-proposal = Chi bộ xét, đề nghị công nhận đảng viên chính thức
work-late = Quá hạn { $count } ngày
work-due-today = Hôm nay là hạn cuối
work-left = Còn { $count } ngày
work-from = Từ { $day }
work-no-limit = Không có hạn
work-waited = Việc gần nhất được ghi ngày { $day }, đã { $count } ngày.
work-waited-unknown = Chưa ghi ngày làm việc nào của hồ sơ này.
work-limit-certificate = Giấy chứng nhận lớp nhận thức cấp ngày { $from } có giá trị đến { $last-day }; chi bộ phải biểu quyết trước khi hết hạn.
work-limit-decision = Chi bộ biểu quyết ngày { $from }; phải có quyết định trong { $days } ngày làm việc, chậm nhất { $last-day }.
work-limit-ceremony = Quyết định ký ngày { $from }; phải tổ chức lễ kết nạp trong { $days } ngày làm việc, chậm nhất { $last-day }.
work-limit-proposal = Hết thời gian dự bị ngày { $from }; chi bộ xét trong { $days } ngày làm việc, chậm nhất { $last-day }.
work-limit-recognition = Hết thời gian dự bị ngày { $from }; cả thời gian chi bộ xét và cấp có thẩm quyền quyết định là { $days } ngày làm việc, chậm nhất { $last-day }.
work-turn-to = Hỏi: { $who }.
work-contact = { $name } ({ $role }, { $unit })
work-nobody = { $unit } và cấp trên chưa có ai được giao ghi việc này.
work-record = Ghi việc này

### Các đơn vị trực thuộc

units-title = Các đơn vị trực thuộc
units-lead = Có { $count } đơn vị trực thuộc các cấp.
units-search = Tìm theo tên hoặc mã đơn vị
units-levels = Cấp
units-all = Cây tổ chức ({ $count })
units-level = { $kind } ({ $count })
units-idle-label = Lâu chưa kết nạp
units-idle = Chi bộ { $years } năm qua chưa kết nạp ({ $count })
units-under = { $count } đơn vị trực thuộc
units-open-branch = Xem các đơn vị này
units-none-under = Không có đơn vị nào trực thuộc.
units-none = Không có đơn vị nào như vậy.
units-count = Từ { $first } đến { $last } trong { $count } đơn vị
units-kind = Loại
units-last = Kết nạp gần nhất
units-never = Chưa có
units-figures-quota = kết nạp { $admitted } trên { $quota }
units-figures-plain = kết nạp { $admitted }
units-help-1 = Nhấn tên đơn vị để xem trang của đơn vị ấy; nhấn “đơn vị trực thuộc” để mở cấp dưới ngay tại đây. Số kết nạp tính từ đầu năm nay.
units-help-2 = Chi bộ mới lập chưa đủ số năm thì không tính là lâu chưa kết nạp.
unit-idle = Chi bộ { $years } năm qua chưa kết nạp ai
unit-tree-link = Cây tổ chức: { $count } đơn vị trực thuộc các cấp
unit-in-charge = Phụ trách: { $who }

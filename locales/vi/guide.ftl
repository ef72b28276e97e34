# Sách hướng dẫn. Mỗi chương là một khóa, viết từng dòng: dòng thường là một đoạn; “## ” là mục; “1. ” là bước phải làm
# theo thứ tự; “- ” là một ý; “! ” là điều cần nhớ; “@tên ” là ảnh cùng lời tả ảnh; “> ” dẫn sang chương khác.
# Tên nút, tên trang lấy từ khóa của chính nút ấy, để hướng dẫn không nói khác với trang.

guide-link = Hướng dẫn
guide-title = Sách hướng dẫn
guide-lead = Mỗi chương một việc, làm theo từng bước. Trang nào của phần mềm cũng có chữ “{ guide-link }” dẫn tới đúng chương của trang ấy.
guide-words = trợ giúp, cách dùng, sách, chỉ dẫn
guide-chapters = Các chương
guide-note = Cần nhớ
guide-see = Xem thêm
guide-before = Chương trước: { $title }
guide-after = Chương sau: { $title }

guide-title-begin = Đăng nhập và ngày đầu
guide-words-begin = đăng nhập, đăng xuất, lần đầu, bắt đầu, liên kết mời, đặt mật khẩu
guide-begin =
    Muốn dùng phần mềm, đồng chí cần một tài khoản. Người quản trị của cơ quan lập tài khoản và trao cho đồng chí một liên kết.
    ## Lần đầu tiên
    1. Mở liên kết được trao, trên máy tính hoặc điện thoại. Trang “{ welcome-title }” hiện ra.
    1. Xem lại họ tên và nhiệm vụ của mình. Nếu không đúng, hãy dừng lại và báo người đã mời.
    1. Đặt mật khẩu, gõ lại một lần nữa, rồi nhấn “{ welcome-button }”.
    ! Một câu bốn năm từ do mình nghĩ ra là mật khẩu tốt: dễ nhớ với mình, khó đoán với người khác. Không đưa mật khẩu cho ai, kể cả người quản trị.
    ## Những lần sau
    1. Mở trang của phần mềm. Nên nhờ người quản trị lưu sẵn trang này trên máy của đồng chí.
    1. Gõ “{ sign-in-login }” và “{ sign-in-password }”, nhấn “{ sign-in-button }”.
    @sign-in Trang đăng nhập: hai ô tên đăng nhập và mật khẩu, bên dưới là nút đăng nhập.
    ## Trang đầu tiên
    - Ở trên cùng là các trang chính: “{ nav-home }”, “{ nav-overview }” và những trang khác tùy nhiệm vụ được giao.
    - Bên cạnh là ô tìm kiếm, rồi tên của đồng chí. Nhấn tên mình để xem nhiệm vụ và đổi mật khẩu.
    - Cuối mỗi trang có thể đổi sang “{ text-size-large }”.
    ## Khi nghỉ
    Làm xong, nhấn “{ sign-out }” ở đầu trang. Trên máy dùng chung, nhớ đóng cả trình duyệt.
    ## Mở phần mềm lần đầu ở một cơ quan
    Người cài phần mềm thấy trên màn hình máy chủ một địa chỉ có mã. Mở địa chỉ ấy, ghi tên tổ chức đảng, các đơn vị trực thuộc, đặt mật khẩu cho tài khoản đầu tiên rồi nhấn “{ founding-button }”. Việc này làm một lần.
    > waiting
    > trouble

guide-title-waiting = Việc đang chờ tôi
guide-words-waiting = việc cần làm, quá hạn, đến hạn, hạn cuối, bản nháp, đang viết dở
guide-waiting =
    Trang “{ inbox-title }” mở ra đầu tiên mỗi khi đăng nhập. Trang này cho biết phải làm gì tiếp, cho ai, chậm nhất ngày nào và theo văn bản nào.
    @inbox Trang việc cần làm: mỗi dòng là một người, việc phải làm tiếp và hạn cuối.
    ## Đọc một dòng
    - Tên người: nhấn vào để mở hồ sơ.
    - Việc phải làm tiếp, kèm lý do và văn bản quy định hạn.
    - Bên phải là thời gian: đã quá hạn mấy ngày, còn mấy ngày, hoặc “{ work-no-limit }”.
    ## Làm việc ấy
    1. Làm việc ngoài đời trước: họp, ký, tổ chức lễ.
    1. Nhấn “{ work-record }” ở dòng của người ấy.
    1. Ghi ngày rồi nhấn “{ act-save }”. Dòng ấy tự rời khỏi trang, việc tiếp theo hiện ra.
    ## Việc của người khác
    Nhấn thẻ thứ hai ở đầu trang để xem những việc đồng chí theo dõi. Mỗi việc ghi rõ phải hỏi ai.
    ## Viết dở
    Đang ghi mà phải dừng thì nhấn “{ draft-keep }”. Bản nháp nằm ở mục “{ inbox-drafts }” của trang này; nhấn vào để viết tiếp. Chỉ mình đồng chí thấy bản nháp.
    ! Không có dòng nào nghĩa là không có việc nào chờ đồng chí, không phải phần mềm hỏng.
    > record

guide-title-find = Tìm một người, một đơn vị
guide-words-find = tìm, tìm kiếm, tra cứu
guide-find =
    Ô tìm kiếm có ở đầu mọi trang. Gõ tên người, tên chi bộ hoặc tên việc đều được.
    1. Nhấn vào ô “{ find-label }” ở đầu trang. Trên máy tính có thể nhấn phím Ctrl và K cùng lúc.
    1. Gõ tên. Gõ không dấu cũng được; gõ vài chữ đầu của mỗi từ cũng được.
    1. Nhấn “{ find-button }” hoặc phím Enter. Nhấn vào tên tìm được để mở.
    @find Trang tìm kiếm: gõ mấy chữ không dấu, phần mềm kể ra những người có tên như vậy, kèm năm sinh và chi bộ.
    ## Gõ thế nào cho nhanh
    - Gõ tên rồi mấy chữ đầu của họ, ví dụ: duc ng v.
    - Thêm tên chi bộ hoặc xã để bớt người trùng tên.
    - Gõ tên việc để mở thẳng trang ấy, ví dụ: nhap excel, giới thiệu, báo cáo.
    - Tên chương của sách này cũng tìm được.
    ## Không thấy người cần tìm
    - Hãy gõ ít chữ hơn, hoặc chỉ gõ tên.
    - Đồng chí chỉ tìm thấy người trong phạm vi nhiệm vụ của mình. Người ở đơn vị khác thì hỏi đơn vị ấy.
    > lists
    > keys

guide-title-nominate = Giới thiệu quần chúng ưu tú
guide-words-nominate = giới thiệu, mở hồ sơ, quần chúng ưu tú, thêm người
guide-nominate =
    Giới thiệu một người là mở hồ sơ cho người ấy ở chi bộ. Mọi việc về sau ghi tiếp vào hồ sơ này.
    1. Mở trang “{ nav-home }” hoặc trang của chi bộ, nhấn “{ nominate-button }”.
    1. Ghi bốn ô bắt buộc: họ và tên, ngày sinh, giới tính, ngày giới thiệu. Ô có chữ “{ typed-optional }” để trống được.
    1. Nhấn “{ nominate-save }”.
    @nominate Trang giới thiệu quần chúng: các ô họ và tên, ngày sinh, giới tính, ngày giới thiệu.
    ## Ghi ngày
    - Ghi ngày, tháng, năm theo thứ tự quen dùng, ví dụ 26/3/1998. Gõ dấu chấm hay gạch ngang cũng được.
    - Chưa rõ ngày sinh thì ghi tháng và năm, hoặc chỉ ghi năm.
    ## Phần mềm hỏi “{ nominate-similar }”
    Phần mềm thấy một người trùng tên và năm sinh, hoặc trùng số định danh. Chưa có gì được ghi.
    - Đúng là người ấy: nhấn “{ nominate-this }”.
    - Là người khác: nhấn “{ nominate-another }”.
    ! Hồ sơ mở ở chi bộ hoặc tổ chức cơ sở đảng. Ở cấp cao hơn không có nút này.
    > record

guide-title-record = Ghi việc đã làm, sửa chỗ ghi sai
guide-words-record = ghi việc, đính chính, sửa sai, hủy, ghi nhầm, hồ sơ, quá trình
guide-record =
    Mỗi việc đã làm được ghi vào hồ sơ của từng người, với ngày việc ấy diễn ra.
    @person Hồ sơ của một người: nút ghi việc đã làm, rồi các bước đã xong, bước tiếp theo và các bước chưa làm.
    ## Ghi một việc
    1. Mở trang của người ấy. Mục “{ person-steps }” cho biết đã đến bước nào.
    1. Nhấn tên bước tiếp theo, hoặc nhấn “{ person-record }” để chọn việc khác.
    1. Ghi ngày việc diễn ra, không phải ngày hôm nay. Ghi số văn bản nếu có.
    1. Nhấn “{ act-save }”. Việc vừa ghi hiện ở mục “{ person-acts }”.
    @act Trang ghi một việc: ô ngày, ô số văn bản và nút ghi vào hồ sơ.
    ## Ghi sai thì sửa
    1. Ở mục “{ person-acts }”, tìm việc ghi sai, nhấn “{ act-correct }”.
    1. Sửa ô sai, ghi “{ correct-why }”, nhấn “{ correct-save }”.
    @correct Trang đính chính: những ô đã ghi, ô lý do và nút ghi đính chính.
    ## Việc không có thật
    Ghi nhầm người, hoặc việc không diễn ra: cũng nhấn “{ act-correct }”, xuống mục “{ annul-title }”, ghi lý do rồi nhấn “{ annul-save }”.
    ! Không có gì bị xóa mất. Việc cũ được gạch đi, bên cạnh ghi ai sửa, lúc nào, vì sao. Đừng ngại sửa chỗ sai.
    ## Khi phần mềm không cho ghi
    Phần mềm nói rõ vì sao, thường là thiếu một việc phải làm trước hoặc ngày chưa đến. Những gì đã gõ vẫn còn nguyên. Đọc dòng chữ ở đầu trang rồi sửa.
    Mục “{ person-findings }” chỉ nhắc điều chưa khớp với quy định, kèm điều khoản. Phần mềm nhắc, người có thẩm quyền quyết định.
    > together
    > notes

guide-title-notes = Ghi chú và tệp kèm theo
guide-words-notes = ghi chú, tệp, giấy tờ, bản chụp, đính kèm, rút ghi chú
guide-notes =
    Ghi chú để nhớ việc. Tệp kèm theo để giữ bản chụp, ví dụ giấy chứng nhận đã học lớp nhận thức về Đảng.
    ## Thêm ghi chú
    1. Mở trang của người ấy, đến mục “{ person-notes }”, nhấn “{ note-add }”.
    1. Ghi ngắn gọn rồi nhấn “{ note-save }”.
    @note Trang thêm ghi chú: lời nhắc những gì không ghi ở đây, ô nội dung và nút lưu.
    ! { note-never }
    ## Sửa hoặc rút ghi chú
    Nhấn “{ note-change }” bên dưới ghi chú. Sửa thì nội dung cũ được gạch đi. Rút thì nội dung bị xóa hẳn, chỉ còn ai đã ghi, ai rút, lúc nào và lý do.
    ## Thêm tệp
    1. Ở mục “{ person-files }”, nhấn “{ attach-add }”.
    1. Chọn tệp trên máy, nhấn “{ attach-save }”.
    ! { attach-never }
    Tệp thêm nhầm thì nhấn “{ attach-remove }”, ghi lý do. Tệp đã gỡ không lấy lại được.
    > protect

guide-title-figures = Đọc trang đơn vị và báo cáo
guide-words-figures = số liệu, chỉ tiêu, tổng quan, biểu đồ, so sánh, báo cáo, in, cùng kỳ
guide-figures =
    Trang “{ nav-overview }” cho biết một đơn vị đã kết nạp bao nhiêu người so với chỉ tiêu, và các hồ sơ đang ở bước nào.
    @unit Các con số của một đảng bộ: chỉ tiêu, số kết nạp, số công nhận chính thức, mỗi số cạnh số cùng kỳ năm trước.
    ## Đọc con số
    - Số có gạch chân: nhấn vào sẽ mở danh sách đúng những người đã được đếm.
    - “{ figure-before }” là đúng những ngày ấy của năm trước.
    - Nhấn tên đơn vị trực thuộc để xuống cấp dưới; nhấn dòng chữ nhỏ ở đầu trang để lên cấp trên.
    ## Đổi kỳ
    1. Ở phần “{ period-title }”, nhấn một kỳ có sẵn như “{ period-this-year }” hoặc “{ period-last-year }”.
    1. Kỳ khác thì nhấn “{ period-other }”, ghi hai ngày, nhấn “{ period-show }”.
    ## So sánh hai đơn vị hoặc hai kỳ
    Nhấn “{ compare-link }”, chọn đơn vị hoặc kỳ để so.
    ## Bộ máy trước kia
    Đơn vị đã nhập, tách, chuyển: nhấn “{ tree-other }” và ghi ngày, số liệu xếp theo bộ máy của ngày ấy.
    ## Báo cáo
    Trang “{ nav-report }” xếp số liệu theo đơn vị, theo tháng hoặc theo năm. Nhấn “{ report-print }” để in, “{ report-xlsx }” để tải bảng tính.
    ! Số người dân tộc thiểu số, theo tôn giáo được làm tròn, và không nêu khi có ít người, để không lộ điều riêng của ai.
    > lists

guide-title-lists = Danh sách, lọc và tải về
guide-words-lists = danh sách, lọc, bộ lọc, tải về, Excel, CSV, cột, hay dùng
guide-lists =
    Trang “{ nav-people }” kể tên từng người. Có thể lọc theo điều kiện, chọn cột, lưu lại và tải về Excel.
    @list Phần lọc của trang danh sách: chọn bước, giới tính, đoàn viên và các điều kiện khác.
    ## Lọc
    1. Nhấn “{ filter-title }”, chọn điều kiện như giới tính, tuổi, bước, ngày giới thiệu.
    1. Nhấn “{ filter-apply }”. Mỗi điều kiện đang dùng hiện thành một ô ở trên danh sách.
    1. Nhấn vào ô để bỏ điều kiện ấy, hoặc nhấn “{ filter-clear }”.
    ## Chọn cột
    Mở “{ columns-title }”, đánh dấu các cột cần xem, nhấn “{ columns-apply }”.
    ## Lưu để dùng lại
    1. Lọc xong, nhấn “{ views-save-link }”, đặt tên, nhấn “{ views-save-button }”.
    1. Lần sau nhấn vào tên ấy ở dòng “{ views-chips-label }”. Phần mềm tìm lại người đúng điều kiện lúc mở.
    Muốn đổi tên, cho người khác cùng dùng hoặc xóa thì nhấn “{ views-change-link }”.
    ## Tải về
    Nhấn “{ people-xlsx }” hoặc “{ people-csv }”. Tệp có đúng những người đang hiện, ghi rõ điều kiện lọc ở đầu tệp.
    ! Tệp đã tải về nằm ngoài phần mềm. Đồng chí giữ tệp ấy như giữ hồ sơ giấy.
    > together

guide-title-together = Ghi một việc cho nhiều người
guide-words-together = nhiều người, ghi chung, cả lớp, cả loạt, hoàn tác
guide-together =
    Mười người cùng học một lớp, cùng một buổi lễ: ghi một lần cho cả mười.
    1. Mở danh sách, lọc cho gọn, đánh dấu vào ô trước tên từng người.
    1. Nhấn “{ together-chosen }”, rồi chọn việc đã làm.
    1. Ghi ngày và văn bản chung, nhấn “{ together-look }”.
    1. Xem kỹ: ai ghi được, ai để lại và vì sao. Đến đây vẫn chưa ghi gì.
    1. Nhấn nút ghi ở cuối trang.
    @together Trang xem lại trước khi ghi chung: những người sẽ ghi và những người để lại cùng lý do.
    ## Ghi nhầm cả loạt
    Ngay trên trang vừa ghi xong, ghi “{ together-undo-why }” rồi nhấn nút hoàn tác. Chỉ hoàn tác được khi chưa ai ghi thêm gì vào các hồ sơ ấy; nếu không thì đính chính ở từng hồ sơ.
    ! Số phiếu của từng người khác nhau thì ghi ở hồ sơ của từng người.
    > record

guide-title-workbooks = Nhập từ tệp Excel
guide-words-workbooks = nhập Excel, nhập tệp, đưa dữ liệu vào, bảng tính, chỗ cần trả lời
guide-workbooks =
    Danh sách cơ quan vẫn giữ bằng Excel hoặc LibreOffice đưa thẳng vào được, không cần chép lại theo mẫu.
    1. Ở trang “{ nav-home }”, nhấn “{ import-button }”.
    1. Chọn một hoặc nhiều tệp, nhấn “{ import-send }”.
    @import Trang nhập tệp: chọn tệp trên máy rồi gửi để xem trước.
    1. Đọc trang xem trước. Chưa có gì được ghi.
    1. Trả lời ở mục “{ import-questions }”, nhấn “{ import-answer }”. Câu trả lời được nhớ cho lần sau.
    1. { import-not-looked } Sau đó nhấn nút ghi ở cuối trang. Không muốn ghi thì nhấn “{ import-discard }”.
    1. Danh sách dài thì có trang cho biết đã ghi đến đâu, còn chừng bao lâu. Đóng trang ấy việc vẫn chạy tiếp. Nhấn “{ import-stop }” thì không dòng nào được giữ.
    @import-preview Trang xem trước khi nhập: số dòng đã đọc, số dòng nhận và chưa nhận.
    ## Dòng chưa nhận
    Nhấn “{ import-copies }”: vẫn tệp ấy, thêm một cột nói chỗ nào sai. Sửa trong tệp rồi gửi lại. Dòng đã ghi không bị ghi hai lần.
    ## { import-undo-offer }
    1. Mở lần nhập ấy ở trang “{ nav-home }”, mục “{ import-button }”, nhấn “{ import-undo-open }”.
    1. Đọc những gì sẽ mất, ghi lý do, rồi nhấn nút thu hồi. Đã có ai ghi thêm vào những gì lần nhập ấy tạo ra thì phần mềm không thu hồi và nói rõ vì sao.
    ! Phần mềm không tự đoán. Chỗ nào chưa rõ thì hỏi, chỗ nào tự sửa được đều kể ra.

guide-title-people = Người dùng, nhiệm vụ và ủy quyền
guide-words-people = mời, người dùng, tài khoản, nhiệm vụ, ủy quyền, thay mặt, tạm dừng, khóa tài khoản
guide-people =
    Mỗi người có một tài khoản riêng. Nhiệm vụ quyết định người ấy xem và làm được gì, ở đơn vị nào.
    ## Mời một người
    1. Mở trang “{ nav-accounts }” của đơn vị, nhấn “{ accounts-invite }”.
    1. Ghi họ tên, tên đăng nhập, chọn nhiệm vụ, đơn vị và ngày bắt đầu.
    1. Nhấn “{ invite-save }”. Trang sau hiện liên kết, chỉ một lần.
    1. Trao liên kết cho đúng người ấy: in ra, hoặc gửi riêng.
    @invite Trang mời người dùng: họ tên, tên đăng nhập, nhiệm vụ và đơn vị.
    ## Ủy quyền khi đi vắng
    1. Nhấn tên mình ở đầu trang. Ở dòng nhiệm vụ, nhấn “{ me-delegate }”.
    1. Chọn người thay mặt, ghi từ ngày nào đến ngày nào, nhấn “{ delegate-save }”.
    1. Về sớm thì nhấn “{ me-take-back }”.
    @delegate Trang ủy quyền: chọn người thay mặt và ghi những ngày thay mặt.
    Việc người thay mặt ghi sẽ hiện là thay mặt đồng chí.
    ## Thôi nhiệm vụ, tạm dừng, khóa
    - Thôi nhiệm vụ: mở tài khoản người ấy, nhấn “{ account-post-change-short }”, ghi ngày thôi, nhấn “{ post-end-save }”.
    - Cần dừng ngay: cũng ở đó, ghi lý do, nhấn “{ post-suspend-save }”. Có hiệu lực tức thì.
    - Chuyển đi hẳn, hoặc nghi tài khoản bị người khác dùng: nhấn “{ account-close-save }”.
    ! Không ai dùng chung tài khoản. Đổi người thì mời người mới, khóa tài khoản người cũ.
    ## Tài khoản của chính mình
    Nhấn tên mình ở đầu trang để đổi mật khẩu, xem mình đang đăng nhập ở những máy nào và đăng xuất máy lạ.
    > trouble

guide-title-units = Thêm, đổi tên, chuyển, sáp nhập đơn vị
guide-words-units = thêm đơn vị, đổi tên, chuyển đơn vị, sáp nhập, chia tách, kết thúc hoạt động
guide-units =
    Khi có quyết định về tổ chức, người được giao việc ấy ghi thay đổi vào cây đơn vị, đúng ngày quyết định có hiệu lực.
    1. Mở trang của đơn vị, tìm mục “{ reshape-menu }”, chọn việc cần làm.
    1. Ghi “{ reshape-on }” và “{ reshape-paper }”, cùng những gì trang hỏi.
    1. Xem kỹ trang xem lại: đơn vị nào thay đổi, ai chuyển về đâu. Đến đây vẫn chưa ghi gì.
    1. Nhấn nút ở cuối trang để ghi.
    ## Chọn đúng việc
    - “{ reshape-title-rename }”: có quyết định đổi tên từ một ngày.
    - “{ reshape-title-correct }”: lúc nhập đã ghi sai tên hoặc mã.
    - “{ reshape-title-move }”: đơn vị chuyển sang cấp trên khác. { reshape-move-note }
    - “{ reshape-title-merge }”, “{ reshape-title-split }”: nhập nhiều đơn vị thành một, hoặc chia một đơn vị thành nhiều.
    - “{ reshape-title-close }”: đơn vị thôi hoạt động. { reshape-close-units-first }
    ! { reshape-help-history }
    > figures

guide-title-settings = Cài đặt và kiểm tra dữ liệu
guide-words-settings = cài đặt, kiểm tra dữ liệu, hệ thống, cách tính, yêu cầu mật khẩu
guide-settings =
    Trang “{ nav-instance }” dành cho người quản trị giữ nhiệm vụ ở cấp cao nhất.
    ## Cài đặt
    1. Chọn “{ settings-count-by }”. Đổi thì mọi số liệu tính lại; hồ sơ giữ nguyên.
    1. Chọn “{ settings-policy }”.
    1. Nhấn “{ settings-button }”.
    @settings Trang cài đặt: ngày nào tính là ngày kết nạp, và yêu cầu đối với mật khẩu.
    ## Kiểm tra dữ liệu
    Mở trang “{ check-title }”, nhấn “{ check-button }”. Phần mềm đọc lại toàn bộ và đếm lại từ đầu, không sửa gì. { check-help-when }
    ! Có chỗ sai thì đừng sửa tay. Gửi danh sách chỗ sai cho người hỗ trợ kỹ thuật, rồi khôi phục từ bản sao lưu.

guide-title-keys = Phím tắt
guide-words-keys = phím tắt, bàn phím
guide-keys =
    Mọi việc đều làm được bằng chuột hoặc ngón tay. Ai quen bàn phím thì làm nhanh hơn.
    - Ctrl và K: tới ô tìm kiếm ở đầu trang.
    - Mũi tên xuống, rồi Enter: chọn và mở kết quả tìm được.
    - Phím / : tới ô tìm kiếm của trang đang mở.
    - Phím G rồi một chữ: mở một trang chính, ví dụ G rồi V mở “{ nav-home }”.
    - Phím ? : xem đủ các phím dùng được ở trang đang mở.
    @keys Bảng phím tắt của một trang.
    Nhấn “{ keys-button }” ở cuối trang cũng mở bảng này. Trong bảng có thể tắt các phím một chữ trên máy đang dùng.
    - Ctrl và P: in trang đang mở, kể cả trang hướng dẫn này.

guide-title-trouble = Quên mật khẩu, khi gặp trục trặc
guide-words-trouble = quên mật khẩu, không đăng nhập được, lỗi, trục trặc, mất mạng, hỏng
guide-trouble =
    Đồng chí không làm hỏng được phần mềm. Chỗ nào sai, phần mềm nói rõ và giữ lại những gì đã gõ.
    ## Quên mật khẩu
    1. Gọi điện hoặc gặp người quản trị của cơ quan. Không ai xem được mật khẩu cũ.
    1. Người quản trị mở tài khoản của đồng chí, nhấn “{ account-link-button }” và trao liên kết.
    1. Mở liên kết, đặt mật khẩu mới.
    ## Đăng nhập không được
    - Xem đèn Caps Lock và bộ gõ tiếng Việt: mật khẩu phân biệt chữ hoa, chữ thường, có dấu, không dấu.
    - Thử sai nhiều lần thì phải chờ. Phần mềm cho biết chờ bao lâu.
    - Liên kết báo không dùng được: liên kết đã dùng, hoặc đã quá bảy ngày. Xin liên kết mới.
    ## Trang báo lỗi
    - “{ error-summary-title }”: nhấn từng dòng để tới ô cần sửa. Chưa có gì được ghi.
    - “{ problem-title-not-there }”: địa chỉ gõ sai, hoặc nội dung không thuộc phạm vi của đồng chí.
    - “{ problem-title-refused }”: trang để quá lâu. Mở lại trang rồi làm lại.
    - “{ clash-title }”: người khác vừa lưu trước. So hai bên rồi chọn, không bên nào bị mất.
    - “{ problem-title-unavailable }”: chờ ít phút rồi thử lại. Vẫn vậy thì báo người quản trị.
    ## Mất mạng, mất điện khi đang viết
    Ở các trang ghi dài, phần mềm tự lưu nháp. Đăng nhập lại, mở trang “{ nav-home }”, viết tiếp ở mục “{ inbox-drafts }”.
    ## Nghi có người khác dùng tài khoản của mình
    1. Nhấn tên mình ở đầu trang, nhấn “{ me-sessions-button }”.
    1. Đăng nhập lại, đổi mật khẩu bằng nút “{ me-password-button }”.
    1. Báo ngay cho người quản trị.
    > begin
    > protect

guide-title-protect = Dữ liệu được bảo vệ thế nào
guide-words-protect = bảo mật, dữ liệu cá nhân, nhật ký, số định danh, an toàn
guide-protect =
    Phần mềm chạy trên máy chủ của chính cơ quan. Trang không tải gì từ nơi khác và không gửi gì ra ngoài.
    ## Ai xem được gì
    - Mỗi người chỉ xem được đơn vị mình phụ trách và các đơn vị trực thuộc, theo nhiệm vụ được giao.
    - Nhiệm vụ hết hạn, bị tạm dừng thì quyền xem hết ngay.
    - Có nhiệm vụ chỉ xem số liệu, không xem tên người.
    ## Số định danh
    Số định danh được che. Nhấn “{ person-reveal }” để xem đủ. { person-reveal-hint }
    ## Mọi việc đều có dấu vết
    Ai ghi, ai sửa, ai thêm hoặc tải tệp, ai giao nhiệm vụ đều được ghi lại. Việc cũ không bị xóa mà được gạch đi.
    ## Những gì không đưa vào phần mềm
    - { note-never }
    - { attach-never }
    - Không ghi nội dung trả lời thẩm tra, chỉ ghi ngày nhận được.
    ## Việc của đồng chí
    - Giữ mật khẩu cho riêng mình. Rời máy thì đăng xuất.
    - Tệp đã tải về, trang đã in: cất giữ, hủy bỏ như hồ sơ giấy.
    - Không chụp màn hình gửi qua Zalo, thư điện tử.
    ! { me-sessions-what }
    > people

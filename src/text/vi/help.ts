/** The privacy notice and the short guide. */
export const help = {
  'privacy.title': 'Thông báo về dữ liệu cá nhân',
  'privacy.lead':
    'Trang này nói rõ phần mềm giữ dữ liệu cá nhân nào, để làm gì, ai xem được và người lao động có quyền gì, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP, có hiệu lực từ ngày 01/01/2026.',
  'privacy.who.title': 'Ai chịu trách nhiệm',
  'privacy.who.text':
    'Tổ chức công đoàn mở phong trào là bên kiểm soát dữ liệu. Phần mềm chạy trên máy của công đoàn; dữ liệu không gửi cho bên thứ ba.',
  'privacy.what.title': 'Dữ liệu được giữ',
  'privacy.what.authors': 'Tác giả sáng kiến: họ và tên, bộ phận, tỷ lệ đóng góp.',
  'privacy.what.accounts':
    'Người có tài khoản: họ và tên, thư điện tử, vai trò, đơn vị, các lần đăng nhập và việc đã làm.',
  'privacy.what.contacts': 'Đầu mối của đơn vị: họ và tên, thư điện tử.',
  'privacy.what.files':
    'Tệp do đơn vị gửi: tệp danh sách đã nhập và tệp minh chứng được giữ nguyên, kể cả những cột mà phần mềm không dùng. Xin bỏ các cột có dữ liệu cá nhân khác ra khỏi tệp trước khi gửi.',
  'privacy.what.not':
    'Không hỏi: ngày sinh, số điện thoại, số căn cước, địa chỉ nhà, ảnh chân dung. Xin không ghi những dữ liệu đó vào phần mô tả.',
  'privacy.why.title': 'Để làm gì',
  'privacy.why.text':
    'Để xác nhận sáng kiến, tổng hợp kết quả phong trào, làm hồ sơ khen thưởng và giải đáp khi có thắc mắc. Không dùng vào việc khác, không có quyết định tự động về con người.',
  'privacy.public.title': 'Ai xem được gì',
  'privacy.public.all':
    'Công khai: số liệu tổng hợp theo giai đoạn, khu công nghiệp, lĩnh vực, đơn vị; tên sáng kiến đã xác nhận và không thuộc diện bảo mật.',
  'privacy.public.names':
    'Tên tác giả không công khai. Chỉ công khai khi chính tác giả đồng ý cho từng sáng kiến; sự đồng ý được ghi lại (ai, khi nào, bằng cách nào, theo nội dung nào) và rút lại được bất cứ lúc nào.',
  'privacy.public.inside':
    'Bên trong: đầu mối doanh nghiệp chỉ xem dữ liệu của đơn vị mình; cán bộ công đoàn, ban tổ chức và kiểm tra xem trong phạm vi được giao. Việc xuất danh sách có tên đều ghi vào nhật ký.',
  'privacy.keep.title': 'Giữ trong bao lâu',
  'privacy.keep.text':
    'Đến khi kết thúc phong trào và hoàn thành việc khen thưởng, rồi theo quy định về lưu trữ. Sau đó tên tác giả được xóa hoặc ẩn danh; số lượng sáng kiến vẫn giữ nguyên.',
  'privacy.rights.title': 'Quyền của người lao động',
  'privacy.rights.list':
    'Được biết; đồng ý hoặc không đồng ý; rút lại sự đồng ý; xem, sửa, xóa, hạn chế xử lý dữ liệu của mình; khiếu nại.',
  'privacy.rights.how':
    'Gửi yêu cầu cho công đoàn cơ sở hoặc ban tổ chức phong trào. Yêu cầu được trả lời trong 2 ngày làm việc; việc rút lại sự đồng ý hoặc hạn chế xử lý hoàn tất trong 15 ngày.',
  'privacy.cookies.title': 'Cookie',
  'privacy.cookies.text':
    'Chỉ có cookie để đăng nhập và để biểu mẫu gửi an toàn, cả hai hết khi đóng trình duyệt. Không có công cụ theo dõi, không có quảng cáo, không tải gì từ máy chủ khác.',
  'help.title': 'Hướng dẫn',
  'help.lead':
    'Mỗi vai trò làm được gì và bắt đầu từ đâu. Bấm vào tên mục trong danh mục ở đầu trang; mục không hiện là vai trò của anh/chị chưa cần đến.',
  'help.worker.title': 'Người lao động (không cần tài khoản)',
  'help.worker.progress':
    'Trang đầu cho biết tiến độ: phần tô đặc là đã xác nhận, phần gạch chéo là đang chờ xác nhận. Chỉ số đã xác nhận tính vào tỷ lệ.',
  'help.worker.submit':
    'Muốn nộp sáng kiến, gửi cho đầu mối công đoàn của doanh nghiệp; đầu mối nhập giúp và đưa lại mã dạng SK-XXXXX-XXXXX.',
  'help.worker.code': 'Có mã thì xem tình trạng của sáng kiến mà không cần đăng nhập:',
  'help.worker.codeLink': 'tra cứu theo mã',
  'help.enterprise.title': 'Đầu mối doanh nghiệp',
  'help.enterprise.account':
    'Mở đường dẫn mời dùng một lần, đặt mật khẩu từ 12 ký tự. Quên mật khẩu thì nhờ công đoàn cấp trên cấp đường dẫn đặt lại.',
  'help.enterprise.submit':
    '“Nộp sáng kiến”: bắt buộc có tên sáng kiến, lĩnh vực, ngày nộp và ít nhất một tác giả. Ngày nộp quyết định giai đoạn; nhập bù ngày trước được, ngày sau hôm nay thì không.',
  'help.enterprise.many':
    'Có nhiều thì dùng “Nhập từ tệp” với tệp Excel hoặc CSV; xem trước rồi mới áp dụng.',
  'help.enterprise.returned':
    'Sáng kiến “Yêu cầu bổ sung” có ghi lý do: mở ra, sửa rồi gửi lại. Có thể rút sáng kiến chưa xác nhận.',
  'help.staff.title': 'Cán bộ công đoàn',
  'help.staff.paper':
    'Nhập thay từ bản giấy cho đơn vị trong phạm vi của mình; “Lưu & nhập tiếp” giữ lại phần lặp lại.',
  'help.staff.verify':
    '“Xác nhận” là danh sách chờ: xác nhận, yêu cầu bổ sung, không xác nhận hoặc đánh dấu trùng; ba việc sau cần lý do. Làm nhầm thì hoàn tác được.',
  'help.staff.own':
    'Không ai tự xác nhận sáng kiến do chính mình nhập, trừ khi ban tổ chức cho phép trong phong trào đó.',
  'help.organiser.title': 'Ban tổ chức',
  'help.organiser.set':
    '“Quản lý”: phong trào, giai đoạn, chỉ tiêu, lĩnh vực, đơn vị. Tổng chỉ tiêu đã giao hiện bên cạnh chỉ tiêu của giai đoạn.',
  'help.organiser.invite': 'Mời đầu mối từng người hoặc hàng loạt; chép đường dẫn hoặc in danh sách để phát.',
  'help.organiser.close':
    'Giai đoạn nhận sáng kiến của các ngày trong giai đoạn cho đến khi chốt. Đã chốt thì mở lại phải ghi lý do.',
  'help.organiser.report': 'Báo cáo giai đoạn: xem, in khổ A4, tải Excel hoặc CSV.',
  'help.auditor.title': 'Kiểm tra',
  'help.auditor.text':
    '“Nhật ký” ghi mọi thay đổi, lần đăng nhập, lần bị từ chối và lần xuất dữ liệu: ai, lúc nào, trước và sau. Nhật ký không sửa được mà không bị phát hiện.',
  'help.administrator.title': 'Quản trị',
  'help.administrator.text':
    'Lập, ngừng và đặt lại tài khoản, cấp mã truy cập API. Sao lưu, phục hồi, nâng cấp: xem docs/operations.md đi kèm phần mềm.',
} as const;

/** What the command line and the start say. */
export const manage = {
  'settings.wrong': 'Có thiết lập không dùng được (xem .env.example):',
  'settings.choice': '{name}: cần là một trong {choices}.',
  'settings.number': '{name}: cần là số nguyên từ {least} đến {most}.',
  'settings.baseUrl': 'BASE_URL: cần là địa chỉ http:// hoặc https://, không có đường dẫn phía sau.',
  'settings.plainHttp':
    'BASE_URL: http không mã hóa ra ngoài máy này cần ALLOW_PLAIN_HTTP=1; nên dùng https.',
  'settings.secret': 'SESSION_SECRET: cần ít nhất {least} ký tự.',
  'settings.clock': 'CLOCK: cần là thời điểm ISO, ví dụ 2022-05-12T09:00+07:00.',
  'settings.database':
    'DATABASE_URL: cần là sqlite:ĐƯỜNG-DẪN hoặc postgres://TÊN:MẬT-KHẨU@MÁY/CƠ-SỞ-DỮ-LIỆU.',
  'start.clock': 'CLOCK chỉ dùng cho bản trình diễn và kiểm thử; npm start chạy theo giờ thật. Hãy bỏ CLOCK.',
  'start.demo': 'Đây là cơ sở dữ liệu trình diễn. Khởi động bằng: npm run demo',
  'start.serving': 'Sáng kiến đang chạy tại {address}',
  'start.first':
    'Chưa có tài khoản nào. Mở địa chỉ dùng một lần này trong 24 giờ để tạo tài khoản ban tổ chức:',
  'manage.usage': 'Cách dùng: npm run -s manage -- <lệnh> [tùy chọn]',
  'manage.everywhere':
    'Lệnh nào cũng nhận: --json (một tài liệu JSON trên đầu ra chuẩn), --demo (cơ sở dữ liệu trình diễn), --help.',
  'manage.exits': 'Mã thoát: 0 xong; 1 kiểm tra không đạt hoặc bị từ chối; 2 gọi sai cách.',
  'manage.help.migrate': 'Đưa cơ sở dữ liệu lên cấu trúc mới nhất và nạp dữ liệu tham chiếu.',
  'manage.help.demo':
    'Nạp dữ liệu minh họa tính đến thời điểm --at (mặc định 14.000 sáng kiến, 120 doanh nghiệp, 2022-05-12T09:00+07:00); --serve thì chạy luôn trang.',
  'manage.help.accountCreate':
    'Tạo tài khoản; mật khẩu đọc từ đầu vào chuẩn. ROLE: enterprise, staff, organiser, auditor, administrator (nhiều vai trò cách nhau dấu phẩy).',
  'manage.help.accountDisable': 'Ngừng tài khoản; có hiệu lực từ yêu cầu kế tiếp.',
  'manage.help.accountResetPassword':
    'Đặt lại mật khẩu (đọc từ đầu vào chuẩn) và kết thúc mọi phiên làm việc.',
  'manage.help.tokenCreate': 'Tạo mã truy cập API cho tài khoản; mã chỉ hiện một lần.',
  'manage.help.tokenRevoke': 'Thu hồi mã truy cập API.',
  'manage.help.import':
    'Nhập sáng kiến từ tệp Excel, ODS hoặc CSV như trang “Nhập từ tệp”; thiếu --apply thì chỉ kiểm tra. Không có --as thì ghi là hệ thống. --accept-above (0 đến 1) nhận đơn vị giống nhất từ điểm đó trở lên; --names là tệp hai cột “tên trong tệp;mã đơn vị”; --decisions là tệp JSON trả lời các câu hỏi như API nhận; --sheet chỉ đọc một trang tính, kể cả trang ẩn; --convert-tcvn3 chuyển chữ .VnTime sang Unicode; --continue gửi dòng đã sửa về lần nhập có số này.',
  'manage.help.importApply': 'Ghi các dòng đúng của một lần nhập đã kiểm tra.',
  'manage.help.importFixIt':
    'Tạo tệp Excel chỉ gồm các dòng lỗi của một lần nhập để sửa; gửi lại bằng import --continue.',
  'manage.help.importTemplate':
    'Tạo mẫu Excel của phong trào để đơn vị điền, như trang “Nhập từ tệp” đưa ra; --organisation thì chỉ gồm một đơn vị.',
  'manage.file.exists': 'Đã có tệp {file}. Hãy chọn tên khác.',
  'manage.file.made': 'Đã tạo tệp {file} ({bytes} byte).',
  'manage.fixIt.none': 'Lần nhập {batch} không có dòng lỗi.',
  'manage.help.importReverse': 'Thu hồi một lần nhập: cho biết số đã rút, số giữ lại, số bị từ chối.',
  'manage.help.check':
    'Đếm lại mọi số liệu, kiểm tra tính toàn vẹn, khóa ngoại, nhật ký và tệp đính kèm; --deploy nêu các thiết lập yếu.',
  'manage.help.backup':
    'Sao lưu ra một tệp trong khi máy chủ vẫn chạy, có kiểm tra lại; gồm cả tệp đính kèm.',
  'manage.help.restore': 'Phục hồi từ tệp sao lưu; không ghi đè nếu thiếu --force.',
  'manage.noCommand': 'Chưa nêu lệnh.',
  'manage.unknownCommand': 'Không có lệnh “{name}”. Xem --help.',
  'manage.missingOption': 'Thiếu {option}. Xem --help.',
  'manage.positionals': 'Cần gọi đúng dạng: {usage}',
  'manage.badOption': 'Tùy chọn không đúng: {detail}',
  'manage.notInRange': '{option}: cần là số nguyên từ {least} đến {most}.',
  'manage.notAnInstant':
    '--at: “{text}” không phải là ngày hoặc thời điểm ISO, ví dụ 2022-05-12T09:00+07:00.',
  'manage.notAnId': 'ID cần là số nguyên dương.',
  'manage.unknownRole': '--role: cần là {roles}.',
  'manage.unknownScope': '--scopes: cần là {scopes}, cách nhau dấu phẩy.',
  'manage.noDemo': 'Chưa có cơ sở dữ liệu trình diễn. Chạy: npm run demo',
  'manage.notMigrated': 'Cấu trúc cơ sở dữ liệu cũ hơn phần mềm. Sao lưu rồi chạy: npm run manage -- migrate',
  'manage.newerSchema': 'Cấu trúc cơ sở dữ liệu mới hơn phần mềm này. Hãy dùng phiên bản phần mềm mới hơn.',
  'manage.migrated': 'Đã áp dụng: {list}.',
  'manage.migratedAlready': 'Cấu trúc đã mới nhất ({newest}).',
  'manage.seeded': 'Đã nạp dữ liệu tham chiếu: phong trào như đã công bố, khu công nghiệp, lĩnh vực.',
  'manage.accountCreated': 'Đã tạo tài khoản {email}.',
  'manage.accountDisabled': 'Đã ngừng tài khoản {email}.',
  'manage.passwordReset': 'Đã đặt lại mật khẩu của {email}.',
  'manage.tokenCreated': 'Mã truy cập số {id}, chỉ hiện một lần: {token}',
  'manage.tokenRevoked': 'Đã thu hồi mã truy cập số {id}.',
  'manage.demo.notEmpty':
    'Cơ sở dữ liệu này đã có dữ liệu và không phải là bản trình diễn; không nạp dữ liệu minh họa vào đó.',
  'manage.demo.loaded': 'Đã nạp {initiatives} sáng kiến minh họa; đồng hồ của bản trình diễn: {now}.',
  'manage.demo.continued': 'Tiếp tục bản trình diễn đã có; đồng hồ của nó: {now}.',
  'manage.demo.address': 'Bản trình diễn đang chạy tại {address}',
  'manage.demo.accounts': 'Tài khoản minh họa, mỗi vai trò một tài khoản:',
  'manage.noDatabaseYet': 'Chưa có cơ sở dữ liệu ở nơi thiết lập chỉ ra. Kiểm tra DATABASE_URL và DATA_DIR.',
  'manage.accountIsDisabled': 'Tài khoản {email} đã ngừng.',
  'manage.import.mode': '--apply: cần là {modes}, và không đi cùng --dry-run.',
  'manage.import.counts':
    'Lần nhập {batch}: {new} dòng mới, {identical} đã có, {duplicates} trùng, {warnings} có cảnh báo, {errors} có lỗi.',
  'manage.import.score': '--accept-above: cần là số từ 0 đến 1, ví dụ 0.9.',
  'manage.import.continued':
    '{option} không đi cùng --continue: dòng sửa thuộc về phong trào, đơn vị và trang tính của lần nhập ấy.',
  'manage.import.notJson': 'Tệp {file} không phải là JSON.',
  'manage.import.namesUnknown':
    '--names: không có đơn vị mang mã {codes} trong phạm vi. Chưa kiểm tra tệp nào.',
  'manage.import.unknownSheet': 'Tệp không có trang tính “{sheet}”. Các trang: {names}.',
  'manage.import.readHidden': 'Muốn đọc riêng trang này: --sheet "{name}".',
  'manage.import.accepted': 'Đã nhận “{written}” ({rows} dòng) là {name} ({code}), điểm giống {score}.',
  'manage.import.questions': 'Cần trả lời {count} câu hỏi; các dòng liên quan chưa được nhập:',
  'manage.import.candidate': '    {code}  {name}  (điểm giống {score})',
  'manage.import.samples': '    Trong tệp: {samples}',
  'manage.import.answerNames':
    'Trả lời về đơn vị: --names FILE, mỗi dòng một tên như trong tệp và một mã (“tên;mã”); hoặc --accept-above SCORE để nhận tên giống nhất từ điểm ấy.',
  'manage.import.answerEncoding':
    '    Chuyển đổi: --convert-tcvn3. Giữ nguyên: --decisions với tệp có nội dung {"encoding":"as-is"}',
  'manage.import.answerColumn': '    {answer}: --decisions với tệp có nội dung {json}',
  'manage.import.again':
    'Chạy lại lệnh với câu trả lời; dòng đã nhập rồi thì được bỏ qua, không bị nhập hai lần.',
  'manage.import.sums':
    'Các dòng mới: {rows} sáng kiến của {units} đơn vị; giá trị làm lợi {benefit} (ước tính). {phases}',
  'manage.import.probable':
    'Trong số trùng có {probable} dòng chỉ là có thể trùng. Vẫn nhập dòng nào: --decisions với tệp có nội dung {json} (trang tính và số dòng).',
  'manage.import.corrected': '{corrected} dòng lỗi đã được gửi lại.',
  'manage.import.mend':
    'Lấy các dòng lỗi ra sửa: import:fix-it {batch} FILE.xlsx; gửi lại: import FILE.xlsx --continue {batch}.',
  'manage.import.dryRun':
    'Chỉ kiểm tra, chưa ghi gì. Thêm --apply good-rows hoặc --apply all-or-nothing để ghi.',
  'manage.import.applied': 'Đã ghi {applied} dòng.',
  'manage.import.reversed': 'Đã rút {reversed}, giữ lại {kept}, từ chối {refused}.',
  'manage.check.ok': 'Không có sai lệch: số liệu bằng kết quả đếm lại, tệp và nhật ký nguyên vẹn.',
  'manage.check.problems': 'Có {count} vấn đề:',
  'manage.backup.exists': 'Đã có tệp {file}; thêm --force nếu muốn thay.',
  'manage.backup.postgres': 'Trên PostgreSQL, sao lưu bằng pg_dump (xem docs/operations.md).',
  'manage.backup.attachment':
    'Thiếu tệp đính kèm {name}; chưa tạo bản sao lưu. Chạy check để xem đủ danh sách.',
  'manage.backup.damaged': 'Bản sao lưu vừa tạo không đọc lại được ({problem}); đã bỏ.',
  'manage.backup.done': 'Đã sao lưu và kiểm tra lại: {file} ({bytes} byte).',
  'manage.restore.postgres': 'Trên PostgreSQL, phục hồi bằng pg_restore hoặc psql (xem docs/operations.md).',
  'manage.restore.exists': 'Đã có cơ sở dữ liệu {file}; thêm --force nếu muốn thay.',
  'manage.restore.inUse': 'Máy chủ đang mở cơ sở dữ liệu này. Dừng máy chủ rồi phục hồi lại.',
  'manage.restore.notOurs': 'Tệp này không phải là bản sao lưu của phần mềm, hoặc đã hỏng.',
  'manage.restore.damaged': 'Bản sao lưu bị hỏng ({problem}); chưa thay đổi gì.',
  'manage.restore.done': 'Đã phục hồi {file} từ bản sao lưu lúc {at}.',
  'deploy.plainHttp': 'BASE_URL dùng http: mật khẩu đi trên mạng không mã hóa. Đặt HTTPS phía trước.',
  'deploy.hostOpen':
    'HOST nhận kết nối từ ngoài máy mà không có máy chủ ủy nhiệm phía trước (TRUST_PROXY=0).',
  'deploy.noProxy': 'BASE_URL là https nhưng TRUST_PROXY=0: cookie bảo mật và địa chỉ người gửi sẽ sai.',
  'deploy.dataDirOpen': 'Người dùng khác của máy vào được DATA_DIR; đặt quyền 700.',
  'deploy.secretOpen': 'Người dùng khác đọc được tệp session-secret; đặt quyền 600.',
  'deploy.databaseOpen': 'Người dùng khác đọc được tệp cơ sở dữ liệu; đặt quyền 600.',
  'deploy.postgresPlain': 'Kết nối PostgreSQL ra ngoài máy mà không mã hóa; thêm sslmode=verify-full.',
  'deploy.logLevel': 'LOG_LEVEL không hợp với lúc chạy thật; dùng info hoặc warn.',
  'deploy.clock': 'CLOCK đang đặt; khi chạy thật phải bỏ.',
  'deploy.demo': 'Đây là cơ sở dữ liệu trình diễn.',
  'deploy.noAccount': 'Chưa có tài khoản nào: ai có địa chỉ dùng một lần đều tạo được tài khoản đầu tiên.',
  'deploy.noAdministrator': 'Không có tài khoản quản trị nào đang hoạt động.',
  'deploy.diskFull': 'Đĩa chứa DATA_DIR còn dưới 10 % hoặc dưới 500 MB.',
  'manage.failed.busyPort': 'Cổng này đang có chương trình khác dùng. Đổi PORT hoặc dừng chương trình kia.',
  'manage.failed.noFile': 'Không có tệp hoặc thư mục này.',
  'manage.failed.noPermission': 'Không có quyền với tệp hoặc thư mục.',
  'manage.failed.noDatabase': 'Không mở được cơ sở dữ liệu.',
  'manage.failed.busyFile': 'Cơ sở dữ liệu đang bận; thử lại sau giây lát.',
  'action.system.seeded': 'Nạp dữ liệu tham chiếu',
  'action.system.demo_loaded': 'Nạp dữ liệu minh họa',
} as const;

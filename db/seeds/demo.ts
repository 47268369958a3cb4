/** One text, its parts between bars. */
const list = (text: string): readonly string[] => text.split('|').map((part) => part.trim());

/**
 * Words for the demo's invented enterprises, people and initiatives (“dữ liệu minh họa”). Nothing here
 * is about a real firm or person; parks are those of the reference data.
 */
export const demoData = {
  campaign: 'sang-kien-sang-tao-thu-do',
  union: 'CD-KCNCX-HN',

  /** Those of the sample files, so that the samples can be imported into the demo. */
  enterprises: [
    {
      code: 'SAO-KHUE',
      name: 'Công ty TNHH Điện tử Sao Khuê Việt Nam',
      park: 'KCN Thăng Long',
      headcount: 1200,
      aliases: ['Cty TNHH Điện tử Sao Khuê VN'],
    },
    {
      code: 'HONG-DANG',
      name: 'Công ty TNHH Cơ khí chính xác Hồng Đăng',
      park: 'KCN Nội Bài',
      headcount: 300,
      aliases: ['C.ty TNHH cơ khí chính xác Hồng Đăng'],
    },
    {
      code: 'PHU-LAM-XANH',
      name: 'Công ty Cổ phần Bao bì Phú Lâm Xanh',
      park: 'KCN Phú Nghĩa',
      headcount: 450,
      aliases: ['Công ty CP Bao bì Phú Lâm Xanh'],
    },
    {
      code: 'KIM-HOAN',
      name: 'Công ty TNHH MTV Linh kiện nhựa Kim Hoàn',
      park: 'KCN Quang Minh I',
      headcount: 80,
      aliases: ['Cty TNHH một thành viên Linh kiện nhựa Kim Hoàn'],
    },
    {
      code: 'TAN-BINH-MINH',
      name: 'Công ty TNHH Dệt may Tân Bình Minh',
      park: 'KCN Thạch Thất – Quốc Oai',
      headcount: 2000,
      aliases: [],
    },
  ],

  /** Who can sign in; an enterprise's code or the union's. Addresses end in .example, which nobody can own. */
  accounts: [
    { role: 'enterprise', name: 'Nguyễn Thị Lan', email: 'lan@sao-khue.example', at: 'SAO-KHUE' },
    { role: 'enterprise', name: 'Trần Văn Hùng', email: 'hung@hong-dang.example', at: 'HONG-DANG' },
    { role: 'enterprise', name: 'Bùi Thu Trang', email: 'trang@phu-lam-xanh.example', at: 'PHU-LAM-XANH' },
    { role: 'staff', name: 'Lê Thị Mai', email: 'mai@cong-doan.example', at: 'CD-KCNCX-HN' },
    { role: 'staff', name: 'Phạm Anh Tuấn', email: 'tuan@cong-doan.example', at: 'CD-KCNCX-HN' },
    { role: 'organiser', name: 'Đỗ Hòa Bình', email: 'binh@cong-doan.example', at: 'CD-KCNCX-HN' },
    { role: 'organiser', name: 'Ngô Thanh Hà', email: 'ha@cong-doan.example', at: 'CD-KCNCX-HN' },
    { role: 'auditor', name: 'Vũ Minh Thu', email: 'thu@cong-doan.example', at: 'CD-KCNCX-HN' },
    { role: 'administrator', name: 'Hoàng Đăng Quang', email: 'quang@cong-doan.example', at: 'CD-KCNCX-HN' },
  ],

  names: {
    tails: ['', '', '', ' Việt Nam', ' Việt Nam', ' Hà Nội'],
    forms: ['Công ty TNHH', 'Công ty TNHH', 'Công ty Cổ phần', 'Công ty TNHH MTV'],
    trades: list(`
Điện tử | Linh kiện điện tử | Cơ khí chính xác | Cơ khí | Khuôn mẫu | Linh kiện nhựa |
Bao bì | Dệt may | May mặc | Da giày | Thiết bị điện | Dây cáp điện | Thiết bị văn phòng |
Phụ tùng ô tô | Phụ tùng xe máy | Thực phẩm | Đồ uống | Dược phẩm | Thiết bị y tế |
Nội thất | In ấn | Hóa chất | Sơn và chất phủ | Vật liệu xây dựng | Kính an toàn |
Kho vận | Cao su kỹ thuật | Nhôm định hình | Thép tấm | Quang học`),
    first: list(`
An | Bảo | Bình | Cát | Đại | Đông | Gia | Hà | Hải | Hoàng | Hồng | Hưng | Khánh | Kim |
Lạc | Lam | Lâm | Long | Mai | Minh | Nam | Ngọc | Nhật | Phú | Phúc | Quang | Sơn | Tân |
Thái | Thanh | Thiên | Thịnh | Thuận | Trường | Tùng | Việt | Vĩnh | Xuân | Yên`),
    second: list(`
Anh | Châu | Cường | Đạt | Điền | Đức | Giang | Hà | Hòa | Hưng | Khang | Khôi | Lợi |
Lộc | Minh | Nghĩa | Nguyên | Phát | Phong | Quân | Sáng | Sinh | Tâm | Thắng | Thành |
Tiến | Tín | Trí | Vinh | Vượng`),
  },

  people: {
    /** A department with this word has a number. */
    numbered: 'Tổ',
    surnames: list(`
Nguyễn | Nguyễn | Nguyễn | Trần | Trần | Lê | Lê | Phạm | Hoàng | Vũ | Võ | Đặng | Bùi |
Đỗ | Hồ | Ngô | Dương | Lý | Đinh | Trịnh | Đào | Tạ`),
    women: {
      middle: list(`
Thị | Thị | Thị | Thu | Thanh | Ngọc | Minh | Kim`),
      given: list(`
Anh | Bích | Dung | Giang | Hà | Hằng | Hạnh | Hoa | Hương | Lan | Liên | Linh | Loan |
Mai | Nga | Ngân | Nhung | Oanh | Phương | Quyên | Tâm | Thảo | Thủy | Trang | Tuyết |
Vân | Yến`),
    },
    men: {
      middle: list(`
Văn | Văn | Văn | Đức | Quang | Minh | Hữu | Xuân | Anh | Duy`),
      given: list(`
An | Bình | Chung | Cường | Dũng | Đạt | Đông | Hải | Hiếu | Hùng | Huy | Khánh | Kiên |
Long | Mạnh | Nam | Phong | Phúc | Quân | Sơn | Tài | Thắng | Thành | Toàn | Trung |
Tuấn | Tùng | Việt`),
    },
    departments: list(`
Tổ lắp ráp | Tổ hàn | Tổ dập | Tổ ép nhựa | Tổ đóng gói | Phòng Kỹ thuật |
Phòng Chất lượng | Phòng Bảo trì | Phòng Hành chính | Kho vật tư`),
  },

  /** The symbol of an enterprise's decision, after its number. */
  decision: '/QĐ-SK',

  /** Days on which hardly anybody submits. */
  quietDays: [
    ['2022-01-31', '2022-02-05'],
    ['2022-04-11', '2022-04-11'],
    ['2022-04-30', '2022-05-03'],
    ['2022-09-01', '2022-09-02'],
    ['2023-01-20', '2023-01-26'],
    ['2023-04-29', '2023-05-03'],
    ['2023-09-01', '2023-09-04'],
  ],

  notes: {
    returned: [
      'Đề nghị bổ sung quyết định công nhận của doanh nghiệp.',
      'Chưa nêu rõ hiệu quả trước và sau khi áp dụng; đề nghị bổ sung số liệu.',
      'Đề nghị ghi rõ tỷ lệ đóng góp của từng tác giả.',
      'Cần nêu thời gian và phạm vi áp dụng.',
    ],
    rejected: [
      'Nội dung là nhiệm vụ thường xuyên, chưa có giải pháp mới.',
      'Giải pháp chưa được áp dụng trong thời gian của phong trào.',
      'Chưa được doanh nghiệp công nhận.',
    ],
    duplicate: ['Trùng với sáng kiến đã nộp trước của cùng đơn vị.'],
    withdrawn: ['Đơn vị rút để hoàn thiện hồ sơ.'],
    returnedOnce: 'Đề nghị bổ sung số liệu trước và sau khi áp dụng.',
  },

  places: list(`
tại chuyền {n} | tại chuyền {n} | tại phân xưởng {n} | tại tổ {n} | ở ca {s} |
tại nhà máy {s} | tại khu {c} |  | `),

  descriptions: [
    'Trước khi cải tiến, công đoạn này tốn nhiều thời gian chờ và thao tác thừa. Nhóm đã khảo sát, làm thử trong hai tuần rồi áp dụng.',
    'Giải pháp do người lao động trực tiếp đề xuất, làm từ vật tư sẵn có, đã hướng dẫn cho cả tổ thực hiện.',
    'Sau khi áp dụng, tỷ lệ sai hỏng giảm rõ, thao tác nhẹ hơn, không phát sinh chi phí đầu tư lớn.',
    'Đã theo dõi kết quả trong một tháng, quản lý bộ phận xác nhận hiệu quả và cho nhân rộng.',
    'Khắc phục nguyên nhân gốc tìm được khi phân tích số liệu sản xuất ba tháng gần nhất.',
  ],
} as const;

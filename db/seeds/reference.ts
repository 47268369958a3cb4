/**
 * What is published, with its sources; everything here can be edited by the organiser afterwards.
 * Campaign, phases, goals, fields: Lao động Thủ đô, “phấn đấu đóng góp ít nhất 50.000 sáng kiến”.
 * Parks: Báo Đại biểu Nhân dân, 14/12/2025 (areas); districts from general knowledge.
 */
const organisation = {
  industrial_park_id: null,
  sector: 'enterprise',
  ownership: null,
  headcount: null,
  valid_from: null,
  valid_to: null,
  successor_id: null,
} as const;

const phase = { closed_at: null, first_closed_at: null } as const;

const park = (code: string, name: string, district: string, area_ha: string) => ({
  code,
  name,
  district,
  area_ha,
});

const category = (
  code: string,
  name: string,
  field: 'epidemic' | 'production' | 'union',
  sort_order: number,
  aliases: readonly string[],
) => ({
  code,
  name,
  field,
  sort_order,
  aliases: JSON.stringify(aliases),
});

export const referenceData = {
  parks: [
    park('THANG-LONG', 'KCN Thăng Long', 'Đông Anh', '274'),
    park('NOI-BAI', 'KCN Nội Bài', 'Sóc Sơn', '114'),
    park('NAM-THANG-LONG', 'KCN Nam Thăng Long', 'Bắc Từ Liêm', '31,5'),
    park('QUANG-MINH-1', 'KCN Quang Minh I', 'Mê Linh', '407'),
    park('THACH-THAT-QUOC-OAI', 'KCN Thạch Thất – Quốc Oai', 'Thạch Thất, Quốc Oai', '155'),
    park('PHU-NGHIA', 'KCN Phú Nghĩa', 'Chương Mỹ', '170'),
    park('SAI-DONG-B', 'KCN Sài Đồng B', 'Long Biên', '40'),
    park('HANSSIP', 'KCN Hỗ trợ Nam Hà Nội (HANSSIP)', 'Phú Xuyên', '76,92'),
  ],
  organisations: [
    {
      ...organisation,
      code: 'TLD',
      parent: null,
      kind: 'confederation',
      name: 'Tổng Liên đoàn Lao động Việt Nam',
      short_name: 'Tổng LĐLĐ',
      document_symbol: 'TLĐ',
    },
    {
      ...organisation,
      code: 'LDLD-HN',
      parent: 'TLD',
      kind: 'federation',
      name: 'Liên đoàn Lao động thành phố Hà Nội',
      short_name: 'LĐLĐ TP Hà Nội',
      document_symbol: 'LĐLĐ',
    },
    {
      ...organisation,
      code: 'CD-KCNCX-HN',
      parent: 'LDLD-HN',
      kind: 'superior',
      name: 'Công đoàn các Khu công nghiệp và Chế xuất Hà Nội',
      short_name: 'Công đoàn các KCN&CX Hà Nội',
      document_symbol: 'CĐKCN',
      valid_to: null,
    },
  ],
  categories: [
    category('phong-chong-dich', 'Phòng, chống dịch', 'epidemic', 10, [
      'Công tác phòng, chống dịch',
      'Phòng chống dịch',
      'Phòng chống Covid-19',
      'Covid',
    ]),
    category('san-xuat', 'Sản xuất kinh doanh, năng suất', 'production', 20, [
      'Phát triển sản xuất kinh doanh, tăng năng suất lao động',
      'SXKD, năng suất',
      'SXKD',
      'Sản xuất kinh doanh',
      'Năng suất',
    ]),
    category('chat-luong', 'Chất lượng sản phẩm', 'production', 30, ['Chất lượng', 'Giảm hàng lỗi']),
    category('tiet-kiem', 'Tiết kiệm chi phí, năng lượng', 'production', 40, [
      'Tiết kiệm',
      'Tiết kiệm chi phí',
      'Tiết kiệm năng lượng',
    ]),
    category('an-toan', 'An toàn, vệ sinh lao động', 'production', 50, [
      'ATVSLĐ',
      'An toàn lao động',
      'An toàn vệ sinh lao động',
    ]),
    category('moi-truong', 'Môi trường', 'production', 60, ['Bảo vệ môi trường']),
    category('quan-ly', 'Quản lý, điều hành', 'production', 70, [
      'Quản lý',
      'Cải cách hành chính',
      'CCHC',
      'Quản lý, điều hành/CCHC',
    ]),
    category('chuyen-doi-so', 'Chuyển đổi số', 'production', 80, ['Công nghệ thông tin', 'CNTT', 'Số hóa']),
    category('cong-doan', 'Đổi mới tổ chức, hoạt động Công đoàn', 'union', 90, [
      'Đổi mới hoạt động Công đoàn',
      'Hoạt động công đoàn',
      'Công đoàn',
    ]),
    category('khac', 'Lĩnh vực khác', 'production', 100, ['Khác', 'Y tế, giáo dục, cộng đồng']),
  ],
  campaigns: [
    {
      slug: '1-trieu-sang-kien',
      host: 'TLD',
      is_programme: 1,
      goal: 1_000_000,
      starts_on: '2022-01-08',
      ends_on: '2023-09-01',
      title: '1 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19',
      occasion: '',
      published_text: '',
      phases: [],
    },
    {
      slug: 'sang-kien-thu-do',
      host: 'LDLD-HN',
      is_programme: 1,
      goal: null,
      starts_on: '2022-01-01',
      ends_on: '2023-12-31',
      title: 'Sáng kiến, sáng tạo Thủ đô trong công nhân lao động',
      occasion: '',
      published_text: '',
      phases: [],
    },
    {
      slug: 'sang-kien-sang-tao-thu-do',
      host: 'CD-KCNCX-HN',
      is_programme: 0,
      goal: 50_000,
      starts_on: '2022-01-01',
      ends_on: '2023-09-30',
      title: 'Sáng kiến, sáng tạo Thủ đô',
      occasion:
        'Công đoàn các KCN&CX Hà Nội phấn đấu đóng góp ít nhất 50.000 sáng kiến trong 2 năm 2022 và 2023',
      published_text:
        'Nội dung: công tác phòng, chống dịch; phát triển sản xuất kinh doanh, tăng năng suất lao động; đổi mới tổ chức, hoạt động Công đoàn. Giai đoạn 1 (từ nay đến hết tháng 5/2022): ít nhất 20.000 sáng kiến. Giai đoạn 2 (từ tháng 6/2022 đến tháng 9/2023): ít nhất 30.000 sáng kiến.',
      phases: [
        {
          ...phase,
          number: 1,
          goal: 20_000,
          starts_on: '2022-01-01',
          starts_on_inferred: 1,
          ends_on: '2022-05-31',
          theme: 'Thiết thực hưởng ứng Tháng Công nhân năm 2022',
        },
        {
          ...phase,
          number: 2,
          goal: 30_000,
          starts_on: '2022-06-01',
          starts_on_inferred: 0,
          ends_on: '2023-09-30',
          theme:
            'Chào mừng 75 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2023); Đại hội Công đoàn các KCN&CX Hà Nội lần thứ IV; Đại hội Công đoàn Thành phố lần thứ XVII; Đại hội XIII Công đoàn Việt Nam',
        },
      ],
    },
  ],
  /** The campaign answers to two programmes: national and of the city. */
  parents: [
    ['sang-kien-sang-tao-thu-do', '1-trieu-sang-kien'],
    ['sang-kien-sang-tao-thu-do', 'sang-kien-thu-do'],
  ],
} as const;

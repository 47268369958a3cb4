export const reports = {
  'report.noCategory': 'Chưa phân lĩnh vực',
  'sector.enterprise': 'Khối doanh nghiệp',
  'sector.administrative': 'Khối hành chính, sự nghiệp',
} as const;

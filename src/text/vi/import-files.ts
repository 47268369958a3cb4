/** What stands in the workbooks that the software itself writes for imports: the template and the fix-it workbook. */
export const importFiles = {
  'fixIt.message': 'Lỗi / Cách sửa',
  'fixIt.origin': 'Dòng gốc',
} as const;

// An invented enterprise: one of the portal's demonstration.

module.exports = {
  format: 'xinyong-archive/1',
  entity: {
    uscc: '91231100MADEMA043Y',
    name: '示例丁建材有限公司',
    category: 'enterprise',
    registered_on: '2015-03-02',
  },
  records: [
    {
      id: 'p-1',
      kind: 'administrative-penalty',
      severity: 'general',
      date: '2026-07-15',
      authority: '示例市生态环境局',
      document_no: '示环罚〔2026〕21号',
      title: '未取得排污许可排放污染物，罚款',
      status: 'active',
    },
    {
      id: 'h-1',
      kind: 'commendation',
      level: 'city',
      date: '2026-01-20',
      authority: '示例市人民政府',
      title: '市级重点企业表彰',
      status: 'pending',
      self_reported: true,
    },
  ],
};

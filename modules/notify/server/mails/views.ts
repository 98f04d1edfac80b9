export const mailColumns = [
  'id',
  'key',
  'to_email as toEmail',
  'to_name as toName',
  'subject',
  'state',
  'attempts',
  'error',
  'created_at as createdAt',
  'sent_at as sentAt',
  'priority',
  'send_at as sendAt',
] as const

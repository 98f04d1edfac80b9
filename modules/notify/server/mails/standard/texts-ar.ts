/** What the standard mails say. */
export const ar = {
  welcome: {
    label: 'ترحيب',
    subject: 'مرحبًا بك في {community}',
    body: '{text}',
    button: 'ألقِ نظرة',
  },
  maintenance: {
    label: 'صيانة',
    subject: 'صيانة: {title}',
    body: '{text}',
    button: 'افتح {community}',
  },
  'system-alert': {
    label: 'تنبيه من النظام',
    subject: 'مهم: {title}',
    body: '{text}',
    button: 'افتح {community}',
  },
  'application-status': {
    label: 'حالة طلب',
    subject: 'طلبك لـ {title}: {status}',
    body: 'هناك جديد بشأن طلبك لـ {title}. حالته الآن: {status}.',
    button: 'عرض طلبك',
  },
  project: {
    label: 'أخبار مشروع',
    subject: 'أخبار {project}',
    body: '{text}',
    button: 'افتح المشروع',
  },
  'job-applied': {
    label: 'تقدّم أحدهم بطلب',
    subject: 'تقدّم {name} بطلب إلى {title}',
    body: 'تقدّم {name} بطلب إلى {title}. اقرأ الطلب وأجب عندما تستطيع.',
    button: 'قراءة الطلب',
  },
  reminder: {
    label: 'تذكير بجلسة أو مقابلة',
    subject: 'تذكير: {title}',
    body: 'الموعد قريب: {title}.',
    button: 'عرض التفاصيل',
  },
  'mentorship-request': {
    label: 'طلب إرشاد',
    subject: 'يطلب {name} إرشادك',
    body: 'يودّ {name} أن تكون مرشدًا له. يمكنك القبول أو الاعتذار.',
    button: 'قراءة الطلب',
  },
  'mentorship-accepted': {
    label: 'قبول الإرشاد',
    subject: 'وافق {name} على إرشادك',
    body: 'وافق {name}. يمكنكما الآن الاتفاق على لقاء أول.',
    button: 'اكتب إلى {name}',
  },
  'new-message': {
    label: 'رسالة جديدة',
    subject: 'كتب إليك {name}',
    body: 'لديك رسالة من {name}.',
    button: 'قراءة الرسالة',
  },
  certificate: {
    label: 'شهادة',
    subject: 'شهادتك في {title}',
    body: 'تهانينا: أتممت {title} وشهادتك جاهزة.',
    button: 'الحصول على الشهادة',
  },
}

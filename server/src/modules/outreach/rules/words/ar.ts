import type { NoticeWords } from './shape.ts';

const late = 'مرحبًا {first_name}،\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const ar: NoticeWords = {
  happened: {
    packed_late: 'لم نسلّم طلبك {order_number} إلى {carrier} بعد، مع أن الموعد المقرر لذلك قد مضى.',
    no_scan: 'لم تسجّل {carrier} أي حركة لطرد طلبك {order_number} منذ عدة أيام.',
    carrier_delay: 'أجّلت {carrier} توصيل الطلب {order_number}.',
    promise_at_risk: 'الطرود المشابهة لطرد طلبك {order_number} تستغرق حاليًا وقتًا أطول لدى {carrier}.',
    promise_broken: 'لم يصل طرد طلبك {order_number} في اليوم الموعود.',
    incident: '{incident}',
  },
  changed: 'نتوقعه الآن {new} بدلًا من {old}.', expected: 'نتوقعه الآن {new}.', between: 'بين {low} و{high}', day: 'يوم {day}',
  youCan: 'لا يلزمك فعل شيء. إن كان ذلك متأخرًا عليك فأجب عن هذه الرسالة: نبحث عن حل آخر، أو نرسله من جديد، أو نعيد المبلغ.',
  youCanText: 'لا يلزمك فعل شيء. إن كان ذلك متأخرًا عليك فأجب هنا: نبحث عن حل آخر، أو نرسله من جديد، أو نعيد المبلغ.', stopText: 'أجب بكلمة STOP للإيقاف.',
  friend: 'بك', why: 'تصلك هذه الرسالة لأنك اشتريت من {brand}.', whyWanted: 'تصلك هذه الرسالة لأنك طلبت ذلك من {brand}.', stop: 'لا ترسلوا إليّ مثل هذه الأخبار', choose: 'اختر ما نخبرك به', where: 'أين طلبك',
  starts: {
    order_received: { subject: 'وصلنا الطلب {order_number}', text: 'مرحبًا {first_name}،\n\nشكرًا لك: وصلنا الطلب {order_number}. نكتب إليك حين يخرج الطرد للتوصيل، وقبل ذلك إن تغيّر شيء.\n\n{brand}' },
    packed_late: { subject: 'يتأخر خروج الطلب {order_number}', text: late },
    no_scan: { subject: 'طردك متوقف', text: late },
    carrier_delay: { subject: 'يصل طردك في يوم آخر', text: late },
    promise_at_risk: { subject: 'من المحتمل أن يتأخر طردك', text: late },
    promise_broken: { subject: 'تأخر طردك', text: late },
    out_for_delivery: { subject: 'يصل طردك اليوم', text: 'مرحبًا {first_name}،\n\nخرج طرد طلبك {order_number} للتوصيل مع {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: 'لم تجدك {carrier}', text: 'مرحبًا {first_name}،\n\nحاولت {carrier} توصيل الطلب {order_number} ولم تتمكن. عادة تُعاد المحاولة أو يُترك الطرد في متجر قريب؛ التفاصيل هنا:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'طردك في انتظارك', text: 'مرحبًا {first_name}،\n\nطرد طلبك {order_number} في انتظارك في نقطة استلام تابعة لـ {carrier}. أين، وحتى متى:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'تم تسليم طردك', text: 'مرحبًا {first_name}،\n\nتقول {carrier} إن الطلب {order_number} قد سُلّم. إن لم تجده فأجب عن هذه الرسالة ونتحقق فورًا.\n\n{brand}' },
    return_received: { subject: 'وصل المرتجع {return_number}', text: 'مرحبًا {first_name}،\n\nوصلنا المرتجع {return_number} من الطلب {order_number}. نفحصه الآن ونكتب إليك حين يكون المبلغ في طريقه.\n\n{brand}' },
    return_inspected: { subject: 'فحصنا المرتجع {return_number}', text: 'مرحبًا {first_name}،\n\nفحصنا المرتجع {return_number} من الطلب {order_number}. الخطوة التالية قيد التنفيذ.\n\n{brand}' },
    return_refunded: { subject: 'تمت تسوية المرتجع {return_number}', text: 'مرحبًا {first_name}،\n\nتمت تسوية المرتجع {return_number} من الطلب {order_number}. يستغرق المبلغ المعاد من يومي عمل إلى خمسة أيام لدى المصرف.\n\n{brand}' },
    refund_late: { subject: 'يستغرق المرتجع {return_number} وقتًا أطول', text: 'مرحبًا {first_name}،\n\nوصل المرتجع {return_number} من الطلب {order_number} قبل مدة ولم تتم تسويته بعد. الدور علينا لا عليك؛ ينظر فيه أحدنا اليوم. إن فضّلت التحدث إلينا فأجب عن هذه الرسالة.\n\n{brand}' },
    renewal_ahead: { subject: 'يتجدد اشتراكك يوم {charge_date}', text: 'مرحبًا {first_name}،\n\nيتجدد اشتراكك يوم {charge_date}. إن أردت تخطيه أو تغييره أو إنهاءه فأجب عن هذه الرسالة قبل ذلك.\n\n{brand}' },
    payment_failed: { subject: 'لم تتم عملية الدفع', text: 'مرحبًا {first_name}،\n\nرُفضت عملية دفع إلى {brand}. تحقق من صلاحية بطاقتك؛ وإن احتجت إلى مساعدة فأجب عن هذه الرسالة.\n\n{brand}' },
    back_in_stock: { subject: 'عاد {product}', text: 'مرحبًا {first_name}،\n\nتوفّر {product} من جديد:\n\n{link}\n\n{brand}' },
    incident: { subject: 'توقّف طلبك {order_number} في الطريق', text: late },
    incident_over: { subject: 'الطرود تتحرك من جديد', text: 'مرحبًا {first_name}،\n\n{incident} يتحرك طرد طلبك {order_number} من جديد؛ نتوقعه الآن {new_date}.\n\n{brand}' },
  },
};

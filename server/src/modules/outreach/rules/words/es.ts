import type { NoticeWords } from './shape.ts';

const late = 'Hola {first_name}:\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const es: NoticeWords = {
  happened: {
    packed_late: 'Todavía no hemos entregado tu pedido {order_number} a {carrier}, aunque ya debería estar en camino.',
    no_scan: '{carrier} lleva varios días sin escanear tu paquete del pedido {order_number}.',
    carrier_delay: '{carrier} ha cambiado la entrega del pedido {order_number}.',
    promise_at_risk: 'Los paquetes como el de tu pedido {order_number} tardan más con {carrier} en este momento.',
    promise_broken: 'Tu paquete del pedido {order_number} no llegó el día que prometimos.',
    incident: '{incident}',
  },
  changed: 'Ahora lo esperamos {new}, y no {old}.', expected: 'Ahora lo esperamos {new}.', between: 'entre {low} y {high}', day: 'el {day}',
  youCan: 'No tienes que hacer nada. Si es demasiado tarde para ti, responde a este correo: buscamos otra forma, lo enviamos de nuevo o te devolvemos el dinero.',
  youCanText: 'No tienes que hacer nada. Si es demasiado tarde para ti, responde aquí: buscamos otra forma, lo enviamos de nuevo o te devolvemos el dinero.', stopText: 'Para terminar: ALTO.',
  friend: 'y buenos días', why: 'Recibes esto porque compraste en {brand}.', whyWanted: 'Recibes esto porque se lo pediste a {brand}.', stop: 'No enviarme más avisos así', choose: 'Elegir de qué te avisamos', where: 'Dónde está tu pedido',
  starts: {
    order_received: { subject: 'Tu pedido {order_number} ha llegado', text: 'Hola {first_name}:\n\ngracias: el pedido {order_number} ya está aquí. Escribimos de nuevo cuando el paquete salga a reparto, y antes si algo cambia.\n\n{brand}' },
    packed_late: { subject: 'El pedido {order_number} sale más tarde', text: late },
    no_scan: { subject: 'Tu paquete está parado', text: late },
    carrier_delay: { subject: 'Tu paquete llega otro día', text: late },
    promise_at_risk: { subject: 'Tu paquete llegará probablemente tarde', text: late },
    promise_broken: { subject: 'Tu paquete se retrasa', text: late },
    out_for_delivery: { subject: 'Tu paquete llega hoy', text: 'Hola {first_name}:\n\ntu paquete del pedido {order_number} está en reparto con {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} no te encontró', text: 'Hola {first_name}:\n\n{carrier} intentó entregar el pedido {order_number} y no pudo. Normalmente lo intentan otra vez o lo dejan en una tienda cercana; aquí ves cuál:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'Tu paquete te espera', text: 'Hola {first_name}:\n\ntu paquete del pedido {order_number} te espera en un punto de recogida de {carrier}. Dónde, y hasta cuándo:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'Tu paquete ha sido entregado', text: 'Hola {first_name}:\n\n{carrier} dice que el pedido {order_number} fue entregado. Si no lo encuentras, responde a este correo y lo miramos enseguida.\n\n{brand}' },
    return_received: { subject: 'Tu devolución {return_number} ha llegado', text: 'Hola {first_name}:\n\ntu devolución {return_number} del pedido {order_number} está aquí. Ahora la revisamos y escribimos de nuevo cuando el dinero esté en camino.\n\n{brand}' },
    return_inspected: { subject: 'Hemos revisado tu devolución {return_number}', text: 'Hola {first_name}:\n\nhemos revisado tu devolución {return_number} del pedido {order_number}. Lo que sigue está en camino.\n\n{brand}' },
    return_refunded: { subject: 'Tu devolución {return_number} está resuelta', text: 'Hola {first_name}:\n\ntu devolución {return_number} del pedido {order_number} está resuelta. El dinero tarda de dos a cinco días laborables en el banco.\n\n{brand}' },
    refund_late: { subject: 'Tu devolución {return_number} tarda más', text: 'Hola {first_name}:\n\ntu devolución {return_number} del pedido {order_number} llegó hace días y aún no está resuelta. Nos toca a nosotros, no a ti; alguien la mira hoy. Si prefieres hablar con nosotros, responde a este correo.\n\n{brand}' },
    renewal_ahead: { subject: 'Tu suscripción se renueva el {charge_date}', text: 'Hola {first_name}:\n\ntu suscripción se renueva el {charge_date}. Si quieres saltarla, cambiarla o terminarla, responde a este correo antes.\n\n{brand}' },
    payment_failed: { subject: 'Tu pago no se realizó', text: 'Hola {first_name}:\n\nun pago a {brand} fue rechazado. Mira si tu tarjeta sigue siendo válida; si necesitas ayuda, responde a este correo.\n\n{brand}' },
    back_in_stock: { subject: '{product} ha vuelto', text: 'Hola {first_name}:\n\n{product} vuelve a estar disponible:\n\n{link}\n\n{brand}' },
    incident: { subject: 'Tu pedido {order_number} está retenido', text: late },
    incident_over: { subject: 'Los paquetes se mueven de nuevo', text: 'Hola {first_name}:\n\n{incident} Tu paquete del pedido {order_number} se mueve de nuevo; ahora lo esperamos {new_date}.\n\n{brand}' },
  },
};

/** Reseñas de productos, y todo lo que hay entre un cliente y la marca en una sola línea. */
export const reviews = {
  review: {
    title: 'Reseñas',
    failed: 'No se pudieron cargar las reseñas',
    one: 'Reseña de {{product}}',
    aProduct: 'un producto',
    stars_one: '{{count}} de 5 estrellas',
    stars_other: '{{count}} de 5 estrellas',
    noStars: 'Sin estrellas',
    unhappy: 'Descontento',
    state: { waiting: 'Aún no se muestra', shown: 'Visible en la tienda', hidden: 'Oculta' },
    at: 'en {{place}}',
    more: 'Leer todo',
    less: 'Mostrar menos',
  },
  dealing: {
    title: 'Cronología',
    failed: 'No se pudo cargar la cronología',
    show: 'Qué se muestra',
    group: { all: 'Todo', orders: 'Pedidos', money: 'Dinero', returns: 'Devoluciones', members: 'Suscripciones y puntos', reviews: 'Reseñas', talks: 'Conversaciones' },
    none: 'Todavía nada',
    noneOfThese: 'Nada de este tipo',
    noneText: 'Lo que las tiendas y los servicios conectados digan de esta persona aparece aquí.',
    toldBy: 'de {{place}}',
    kind: {
      order: 'Pedido {{name}}', return: 'Devolución {{name}}', parcel: 'Paquete', parcelBy: 'Paquete con {{name}}', payment: 'Pago', paymentBy: 'Pago con {{name}}', refund: 'Reembolso', dispute: 'Disputa: {{name}}', subscription: 'Suscripción: {{name}}', charge: 'Cobro de una suscripción',
      points_one: '{{count}} punto', points_other: '{{count}} puntos', credit: 'Saldo', review: 'Reseña', reviewOf: 'Reseña de {{name}}', conversation: 'Conversación',
    },
    order: { open: 'Realizado', closed: 'Completado', cancelled: 'Cancelado' },
    credit: { given: 'Dado', spent: 'Gastado', expired: 'Caducado', withdrawn: 'Retirado' },
    talk: { open: 'Abierta', waiting: 'En espera', resolved: 'Resuelta', spam: 'Spam' },
  },
};

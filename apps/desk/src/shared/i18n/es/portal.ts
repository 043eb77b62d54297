/** What a brand sets for its shoppers. */
export const portal = {
  portal: {
    intro: 'Lo que los clientes ven y hacen sin preguntar: dónde está su pedido, devolver, la ayuda. No se muestra nada personal antes de un código enviado al correo del pedido.',
    enabled: 'El portal está activo', enabledHelp: 'Apagado, sus direcciones no llevan a nada y los correos no lo enlazan.', url: 'Dónde está',
    snippet: 'Para las páginas de tu tienda', snippetHelp: 'Pone la búsqueda de un pedido donde está la segunda línea.',
    secret: 'Secreto para tu página de cuenta', secretHelp: 'Con él tu tienda responde por quien ha iniciado sesión: su pedido se abre sin código.', secretMake: 'Crear un secreto', secretNew: 'Crear un secreto nuevo', secretMade: 'Se ha creado el secreto', secretNewText: 'Lo firmado con el anterior ya no abre nada.', secretText: 'Se muestra solo esta vez. Guárdalo donde firma tu tienda, nunca en una página.',
    look: 'Aspecto', color: 'Color', colorHelp: 'Donde no se podría leer, se oscurece sobre blanco y se aclara sobre negro hasta que se lee.', logo: 'Logotipo', logoHelp: 'La dirección de una imagen de 32 píxeles de alto. Sin ella está el nombre de la marca.', font: 'Letra', fonts: { system: 'La del dispositivo', serif: 'Con remates', rounded: 'Redonda' }, corner: 'Esquinas', corners: { square: 'Rectas', soft: 'Suaves', round: 'Redondas' }, dark: 'Oscuro donde el dispositivo lo está',
    may: 'Qué pueden hacer los clientes', address: 'Cambiar la dirección', cancel: 'Cancelar', leave: { no: 'Aquí no', ask: 'Pedirlo; decide una persona', alone: 'Solos, antes de preparar el pedido' }, allow: { returns: 'Empezar devoluciones y cambios', claims: 'Avisar de lo que falta o está dañado', ask: 'Preguntar a una persona' },
    languages: 'Idiomas y textos', textFor: 'Texto en', welcome: 'Encima de la búsqueda de un pedido', welcomeHelp: 'Vacío: nuestra frase.',
    place: 'Direcciones y tiempos', domain: 'Dominio propio', domainHelp: 'Apúntalo aquí (CNAME) y que tu proxy lo sirva con certificado. Allí solo está el portal.', origins: 'Páginas de tu tienda', originsHelp: 'Solo las de fuera del dominio de la marca, una por línea.', session: 'Minutos hasta volver a pedir el código', linkDays: 'Días que un enlace de correo muestra paquetes',
    preview: 'Vista previa', page: 'Página', pages: { order: 'Un pedido', find: 'Encontrarlo' },
  },
};

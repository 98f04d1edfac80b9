/** What the standard mails say. */
export const es = {
  welcome: {
    label: 'Bienvenida',
    subject: 'Te damos la bienvenida a {community}',
    body: '{text}',
    button: 'Echa un vistazo',
  },
  maintenance: {
    label: 'Mantenimiento',
    subject: 'Mantenimiento: {title}',
    body: '{text}',
    button: 'Abrir {community}',
  },
  'system-alert': {
    label: 'Alerta del sistema',
    subject: 'Importante: {title}',
    body: '{text}',
    button: 'Abrir {community}',
  },
  'application-status': {
    label: 'Estado de una solicitud',
    subject: 'Tu solicitud para {title}: {status}',
    body: 'Hay novedades sobre tu solicitud para {title}. Ahora está: {status}.',
    button: 'Ver tu solicitud',
  },
  project: {
    label: 'Novedades de un proyecto',
    subject: 'Novedades de {project}',
    body: '{text}',
    button: 'Abrir el proyecto',
  },
  'job-applied': {
    label: 'Alguien se ha presentado',
    subject: '{name} se ha presentado a {title}',
    body: '{name} se ha presentado a {title}. Lee la solicitud y responde cuando puedas.',
    button: 'Leer la solicitud',
  },
  reminder: {
    label: 'Recordatorio de una sesión o entrevista',
    subject: 'Recordatorio: {title}',
    body: 'Será pronto: {title}.',
    button: 'Ver los detalles',
  },
  'mentorship-request': {
    label: 'Petición de mentoría',
    subject: '{name} te pide mentoría',
    body: 'A {name} le gustaría que fueras su mentor o mentora. Puedes aceptar o no.',
    button: 'Leer la petición',
  },
  'mentorship-accepted': {
    label: 'Mentoría aceptada',
    subject: '{name} acepta ser tu mentor o mentora',
    body: '{name} ha aceptado. Ya podéis acordar un primer encuentro.',
    button: 'Escribir a {name}',
  },
  'new-message': {
    label: 'Mensaje nuevo',
    subject: '{name} te ha escrito',
    body: 'Tienes un mensaje de {name}.',
    button: 'Leer el mensaje',
  },
  certificate: {
    label: 'Certificado',
    subject: 'Tu certificado de {title}',
    body: 'Enhorabuena: has completado {title} y tu certificado está listo.',
    button: 'Obtener el certificado',
  },
}

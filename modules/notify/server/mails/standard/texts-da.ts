/** What the standard mails say. */
export const da = {
  welcome: {
    label: 'Velkomst',
    subject: 'Velkommen til {community}',
    body: '{text}',
    button: 'Se dig omkring',
  },
  maintenance: {
    label: 'Vedligeholdelse',
    subject: 'Vedligeholdelse: {title}',
    body: '{text}',
    button: 'Åbn {community}',
  },
  'system-alert': {
    label: 'Systemvarsel',
    subject: 'Vigtigt: {title}',
    body: '{text}',
    button: 'Åbn {community}',
  },
  'application-status': {
    label: 'Status for en ansøgning',
    subject: 'Din ansøgning til {title}: {status}',
    body: 'Der er nyt om din ansøgning til {title}. Den er nu: {status}.',
    button: 'Se din ansøgning',
  },
  project: {
    label: 'Nyt fra et projekt',
    subject: 'Nyt fra {project}',
    body: '{text}',
    button: 'Åbn projektet',
  },
  'job-applied': {
    label: 'Nogen har søgt',
    subject: '{name} har søgt {title}',
    body: '{name} har søgt {title}. Læs ansøgningen, og svar, når du kan.',
    button: 'Læs ansøgningen',
  },
  reminder: {
    label: 'Påmindelse om et møde eller en samtale',
    subject: 'Påmindelse: {title}',
    body: 'Det er snart: {title}.',
    button: 'Se detaljerne',
  },
  'mentorship-request': {
    label: 'Anmodning om mentor',
    subject: '{name} beder dig være mentor',
    body: '{name} vil gerne have dig som mentor. Du kan sige ja eller nej.',
    button: 'Læs anmodningen',
  },
  'mentorship-accepted': {
    label: 'Mentor har sagt ja',
    subject: '{name} vil gerne være din mentor',
    body: '{name} har sagt ja. Nu kan I aftale et første møde.',
    button: 'Skriv til {name}',
  },
  'new-message': {
    label: 'Ny besked',
    subject: '{name} har skrevet til dig',
    body: 'Der er en besked til dig fra {name}.',
    button: 'Læs beskeden',
  },
  certificate: {
    label: 'Bevis',
    subject: 'Dit bevis for {title}',
    body: 'Tillykke: du har gennemført {title}, og dit bevis er klar.',
    button: 'Hent beviset',
  },
}

/** What the standard mails say. */
export const en = {
  welcome: {
    label: 'Welcome',
    subject: 'Welcome to {community}',
    body: '{text}',
    button: 'Look around',
  },
  maintenance: {
    label: 'Maintenance',
    subject: 'Maintenance: {title}',
    body: '{text}',
    button: 'Open {community}',
  },
  'system-alert': {
    label: 'System alert',
    subject: 'Important: {title}',
    body: '{text}',
    button: 'Open {community}',
  },
  'application-status': {
    label: 'Status of an application',
    subject: 'Your application for {title}: {status}',
    body: 'There is news about your application for {title}. It is now: {status}.',
    button: 'See your application',
  },
  project: {
    label: 'News of a project',
    subject: 'News of {project}',
    body: '{text}',
    button: 'Open the project',
  },
  'job-applied': {
    label: 'Somebody applied',
    subject: '{name} has applied for {title}',
    body: '{name} has applied for {title}. Read the application and answer when you can.',
    button: 'Read the application',
  },
  reminder: {
    label: 'Reminder of a session or interview',
    subject: 'Reminder: {title}',
    body: 'This is soon: {title}.',
    button: 'See the details',
  },
  'mentorship-request': {
    label: 'Mentorship request',
    subject: '{name} asks for your mentorship',
    body: '{name} would like you as a mentor. You can accept or decline.',
    button: 'Read the request',
  },
  'mentorship-accepted': {
    label: 'Mentorship accepted',
    subject: '{name} accepts to be your mentor',
    body: '{name} has accepted. You can now agree on a first meeting.',
    button: 'Write to {name}',
  },
  'new-message': {
    label: 'New message',
    subject: '{name} has written to you',
    body: 'There is a message from {name} for you.',
    button: 'Read the message',
  },
  certificate: {
    label: 'Certificate',
    subject: 'Your certificate for {title}',
    body: 'Congratulations: you have completed {title}, and your certificate is ready.',
    button: 'Get the certificate',
  },
}

/** What people at customers say about their suppliers, by how they stand towards us. */
export const WORDS = {
  against: [
    'Your competitor calls me before I have a problem. You call me after.',
    'I have asked three times for one price list for all our sites. I am still waiting.',
    'We were promised a second source for the seals. Nobody has mentioned it since.',
    'Every time your engineer changes, we explain our line from the beginning.',
  ],
  neutral: [
    'The parts are good. Finding out when they arrive is a job of its own.',
    'A call a week is too much and a review a year is too little. Once a month would do.',
    'I know whom to call for a quotation. I do not know whom to call at night.',
    'Show us the new coating on our own line, not on a slide.',
  ],
  inFavour: [
    'When line 4 stood still you had somebody here within two hours. We have not forgotten that.',
    'You are the only supplier who tells me what we buy too much of.',
    'I would recommend you, and I have, to our sister plant.',
    'Your application engineer sits in our design reviews as if he were one of us.',
  ],
} as const;

/** Empty: they said it unasked. */
export const QUESTIONS = [
  'What is the one thing you would change about working with us?',
  'Where do we stumble, and what would make you more successful?',
  'How often do you want to hear from us, and how often shall we look back together?',
  '',
] as const;

export const CHANNELS = ['In Person', 'In Person', 'Video Call', 'Phone', 'E-Mail'] as const;

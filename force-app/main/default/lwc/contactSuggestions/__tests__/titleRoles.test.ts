import { rolePhrases, roleOfTitle } from 'c/contactSuggestions';

const ALL = [
  'Decision Maker',
  'Economic Buyer',
  'Technical Evaluator',
  'User',
  'Influencer',
  'Champion',
  'Gatekeeper',
  'Executive Sponsor',
];

describe('the role that a title speaks for', () => {
  it.each([
    ['CEO', 'Decision Maker'],
    ['President & CEO', 'Decision Maker'],
    ['Managing Director Purchasing', 'Decision Maker'],
    ['Chief Financial Officer', 'Economic Buyer'],
    ['Head of Strategic Sourcing', 'Economic Buyer'],
    ['purchasing manager', 'Economic Buyer'],
    ['CTO', 'Technical Evaluator'],
    ['Lead Engineer', 'Technical Evaluator'],
    ['Process Engineering', 'Technical Evaluator'],
    ['Head of R&D', 'Technical Evaluator'],
    ['IT Manager', 'Technical Evaluator'],
    ['Plant Manager', 'User'],
    ['Senior Analyst', 'Influencer'],
    ['Assistant to the CFO', 'Gatekeeper'],
    ['Senior Vice President', 'Executive Sponsor'],
    // parts of words are no words
    ['Director', undefined],
    ['Facilities', undefined],
    ['Unfinanced', undefined],
    ['Éconfinances', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s: %s', (title, expected) => {
    expect(roleOfTitle(title, rolePhrases(ALL))).toBe(expected);
  });

  it('is one of those that are asked for', () => {
    expect(roleOfTitle('CFO', rolePhrases(['User', 'Champion']))).toBeUndefined();
    expect(roleOfTitle('CFO', rolePhrases([]))).toBeUndefined();
  });

  it.each([
    ['stars stand for the rest of a word', 'Einkaufsleiter', 'Einkauf*', 'Buyer'],
    ['without a star it ends', 'Einkaufsleiter', 'Einkauf', undefined],
    ['signs have no meaning of their own', 'C++ Developer', 'C++', 'Buyer'],
    ['nothing matches nothing', 'CFO', ', ,*', undefined],
  ])('%s', (_rule, title, words, expected) => {
    expect(roleOfTitle(title, rolePhrases(['Buyer'], { Buyer: words }))).toBe(expected);
  });

  it('of equally long words is the first that is asked for', () => {
    const words = { One: 'lead', Other: 'test' };
    expect(roleOfTitle('Test Lead', rolePhrases(['Other', 'One'], words))).toBe('Other');
    expect(roleOfTitle('Test Lead', rolePhrases(['One', 'Other'], words))).toBe('One');
  });
});

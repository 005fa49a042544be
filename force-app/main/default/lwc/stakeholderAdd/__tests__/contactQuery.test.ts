import { foundContacts } from '../contactQuery';

const FIELDS = { Name: {}, Title: {}, Email: {} } as never;
const anyOf = (like: string, names: readonly string[]): object => ({ or: names.map((name) => ({ [name]: { like } })) });
const ALL = ['Name', 'Title', 'Email'];

describe('foundContacts', () => {
  it.each([
    ['one word', 'ruiz', ['%ruiz%']],
    ['words wherever they stand', '  ana   buyer ', ['%ana%', '%buyer%']],
    ['a wildcard as any one character', '100%', ['%100_%']],
    ['an underscore, which is one already', 'ana_ruiz@', ['%ana_ruiz@%']],
    ['what would take the meaning from the character after it', 'a\\%b', ['%a__b%']],
  ])('looks for %s', (_what, searched, likes) => {
    const { where } = foundContacts('001', FIELDS, searched);
    expect(where).toEqual({ and: [{ AccountId: { eq: '001' } }, ...likes.map((like) => anyOf(like, ALL))] });
  });

  it('looks in no field that the user may not see', () => {
    const { where } = foundContacts('001', { Name: {} } as never, 'ana');
    expect(where).toEqual({ and: [{ AccountId: { eq: '001' } }, anyOf('%ana%', ['Name'])] });
  });
});

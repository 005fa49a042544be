import { createElement } from 'lwc';
import StakeholderScores from 'c/stakeholderScores';

const LABELS: Readonly<Record<string, string>> = {
  Power__c: 'Power',
  Influence__c: 'Influence',
  Interest__c: 'Interest',
  Fit__c: 'Fit',
  Stance__c: 'Stance',
  Relationship_Now__c: 'Relationship Now',
  Relationship_Wanted__c: 'Relationship Wanted',
};
const ALL = Object.keys(LABELS);

const infos = (names: readonly string[], updateable = true): object =>
  Object.fromEntries(
    names.map((apiName) => [
      apiName,
      { apiName, label: LABELS[apiName], dataType: 'Double', inlineHelpText: null, updateable },
    ]),
  );

async function show(person: object, given: object = { fields: infos(ALL) }): Promise<HTMLElement> {
  const element = createElement('c-stakeholder-scores', { is: StakeholderScores });
  Object.assign(element, { person: { id: 'a01', ...person }, ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

const pickers = (element: HTMLElement): string[] =>
  [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement & { label: string }>('c-score-picker, c-stance-picker') ?? []),
  ].map(({ label }) => label);

describe('c-stakeholder-scores', () => {
  it('asks for all scores, the stance, and the relationship', async () => {
    const element = await show({ power: 4, stance: -1 });
    expect(pickers(element)).toEqual(Object.values(LABELS));
    expect(element).toShow('Power high');
    expect(element).toShow('Stance Sceptic');
    await expect(element).toBeAccessible();
  });

  it('leaves out what the user may not see', async () => {
    expect(pickers(await show({}, { fields: infos(['Power__c', 'Interest__c']) }))).toEqual(['Power', 'Interest']);
  });

  it.each([
    ['the fields are not for this user to edit', { fields: infos(ALL, false) }],
    ['the map is locked', { fields: infos(ALL), lockedReason: 'You can look, not change.' }],
  ])('shows values as text where %s', async (_situation, given) => {
    const element = await show({ power: 4, stance: 2 }, given);
    expect(element).toShow('Power 4, high');
    expect(element).toShow('Stance Champion');
    expect(element).toShow('Fit not filled in');
  });

  it.each([
    [{ relationshipNow: 2, relationshipWanted: 4 }, '2 steps below the relationship we want'],
    [{ relationshipNow: 3, relationshipWanted: 4 }, 'One step below the relationship we want'],
    [{ relationshipNow: 4, relationshipWanted: 4 }, 'The relationship is as we want it'],
    [{ relationshipNow: 5, relationshipWanted: 4 }, 'The relationship is as we want it'],
  ])('says of %j: %s', async (person, expected) => {
    expect(await show(person)).toShow(expected);
  });

  it('says nothing of a relationship of which one side is unknown', async () => {
    expect(await show({ relationshipNow: 2 })).not.toShow('we want');
  });

  it.each([
    ['[data-field="Power__c"]', 'scorechange', 5, { Power__c: 5 }],
    ['[data-field="Relationship_Now__c"]', 'scorechange', undefined, { Relationship_Now__c: null }],
    ['c-stance-picker', 'stancechange', 0, { Stance__c: 0 }],
    ['c-stance-picker', 'stancechange', undefined, { Stance__c: null }],
  ])('says a change of %s by %s to %p', async (selector, name, value, expected) => {
    const element = await show({});
    const changes: unknown[] = [];
    element.addEventListener('fieldchange', (event) => changes.push((event as CustomEvent).detail));
    element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent(name, { detail: { value } }));
    expect(changes).toEqual([expected]);
  });
});

import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import FamilyMembers from 'c/familyMembers';

const wire = graphql as unknown as { emit(data: unknown): void; emitErrors(errors: unknown): void };

const answer = (members: readonly (readonly [string, number | null, number?])[], hasNextPage = false): unknown => ({
  uiapi: {
    query: {
      Account: {
        edges: members.map(([name, won, open]) => ({
          node: {
            Id: `001${name}`,
            Name: { value: name },
            Window_Revenue__c: { value: won },
            ...(open === undefined ? {} : { Open_Potential__c: { value: open } }),
          },
        })),
        pageInfo: { hasNextPage },
      },
    },
  },
});

const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function show(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-family-members', { is: FamilyMembers });
  Object.assign(element, { accountId: '001000000000001AAA', ownTotal: 100, familyTotal: 350.3 });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const showing = (data: unknown): Promise<HTMLElement> =>
  show(() => {
    wire.emit(data);
  });

describe('c-family-members', () => {
  it('says that it is loading', async () => {
    expect(await show()).toShow('Loading the family');
  });

  it('lists the parent and those below it, each with what it brings', async () => {
    const element = await showing(
      answer([
        ['France', 150.1, 50.2],
        ['Spain', 50],
        ['Sweden', null],
      ]),
    );
    expect(element).toShow('This account 100.00 France 200.30 Spain 50.00 Sweden 0.00');
    expect(element).not.toShow('The run counted');
  });

  it('says what is missing where the user sees less', async () => {
    const element = await showing(answer([['France', 150.1]]));
    expect(element).toShow('The run counted 350.30 for the family; what you can see adds up to 250.10.');
    expect(element).toShow('The difference of 100.20');
  });

  it('says that nothing is below, and that more is', async () => {
    expect(await showing(answer([]))).toShow('You can see no account below this one.');
    expect(await showing(answer([['France', 250.3]], true))).toShow('The 200 largest are shown.');
  });

  it('shows what Salesforce said', async () => {
    const element = await show(() => {
      wire.emitErrors([{ message: 'Unavailable' }]);
    });
    expect(element).toShow('The family cannot be shown: Unavailable.');
    expect(element).not.toShow('This account');
  });

  it('is accessible', async () => {
    await expect(await showing(answer([['France', 250.3]]))).toBeAccessible();
  });
});

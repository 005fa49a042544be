import {
  all,
  answer,
  card,
  contact,
  graphqlWire,
  IDA,
  info,
  infoWire,
  member,
  named,
  ofCoverage,
  ofTeam,
  org,
  SAM,
  show,
} from './teamCardDriver';

describe('c-team-card', () => {
  beforeEach(() => {
    org.stored = [];
    org.contacts = [];
  });

  describe('to read', () => {
    it('says that it is loading', async () => {
      expect(await card()).toShow('Loading the account team');
    });

    it('shows who, from where, in which role, with what, the main contact first', async () => {
      const element = await show([IDA, SAM]);
      expect(element).toShow(
        /Sam\s+Main contact\s+Contact for Sales\s+Sales · Pricing\s+Knows the plant .*Ida\s+Contact for Service\s+Service/,
      );
      expect(element).not.toShow('No main contact');
    });

    it('shows nobody who left', async () => {
      expect(await show([SAM, member('Jo', { Active__c: false })])).not.toShow('Jo');
    });

    it('says what a team is for while nobody is named', async () => {
      const element = await show([]);
      expect(element).toShow('Nobody is on the team yet Say who of us works for this account');
      expect(element).not.toShow('No main contact');
    });

    it('says what is missing, and offers to fill it', async () => {
      org.contacts = [contact('Jo', 9), contact('Ki', 4), contact('Li', 3), contact('Mo', 2), contact('Ny', 1)];
      const element = await show([member('Pat', { Department__c: 'Finance' })]);
      expect(element).toShow('No main contact: the customer does not know');
      expect(element).toShow('Nobody from Sales.');
      expect(element).toShow('No contact is chosen for Finance.');
      expect(element).toShow('Jo is in contact and not on the team: 9× in the last 365 days, last on Nov 1, 2026.');
      expect(element).toShow('2 more are in contact and not on the team.');
      expect(named(element, 'Add Jo')).toBeDefined();
      expect(named(element, 'Add Mo')).toBeUndefined();
      expect(named(element, 'Make Pat the main contact')).toBeDefined();
      expect(named(element, 'Make Pat the contact for Finance')).toBeDefined();
    });

    it('says nothing of contact to who may not see it', async () => {
      org.contacts = [contact('Jo', 9)];
      org.stored = [SAM];
      const element = await card(() => {
        infoWire.emit(info(true), ofTeam);
        infoWire.emitError({ status: 403, body: [{ message: 'You do not have access' }] }, ofCoverage);
        answer();
      });
      expect(element).toShow('Sam');
      expect(element).not.toShow('in contact and not on the team');
    });

    it('lets who may not change it read, and says so', async () => {
      const element = await show([{ ...SAM, Contribution__c: undefined }], false);
      expect(element).toShow('Your permissions let you read the team, not change it.');
      expect(all(element, 'lightning-button-icon')).toHaveLength(0);
      expect(named(element, 'Add from Service')).toBeUndefined();
      const without = await show([member('Pat', { Department__c: 'Finance' })], false);
      expect(named(without, 'Make Pat the main contact')).toBeUndefined();
    });

    it('names the permission set to who may not see teams', async () => {
      const element = await card(() => {
        infoWire.emitError({ status: 403, body: [{ message: 'You do not have access' }] }, ofTeam);
      });
      expect(element).toShow('You cannot see the account team Ask your Salesforce administrator');
    });

    it.each([
      [500, { message: 'Server error' }],
      [504, { message: 'Server error' }],
    ])('takes no failure (%s) for a lack of permission', async (status, body) => {
      const element = await card(() => {
        infoWire.emitError({ status, body }, ofTeam);
      });
      expect(element).toShow('The account team cannot be shown Server error. Reload the page.');
      await expect(element).toBeAccessible();
    });

    it('shows what Salesforce said when the team cannot be read', async () => {
      const element = await card(() => {
        infoWire.emit(info(true), ofTeam);
        graphqlWire.emitErrors([{ message: 'Unavailable' }]);
      });
      expect(element).toShow('The account team cannot be shown Unavailable. Reload the page.');
    });
  });

  it.each<[string, () => Promise<HTMLElement>]>([
    ['loading', () => card()],
    ['empty', () => show([])],
    ['with gaps', () => show([member('Pat', { Department__c: 'Finance' })])],
    ['complete', () => show([SAM, IDA])],
    ['to read', () => show([SAM], false)],
  ])('has no accessibility violation: %s', async (_state, element) => {
    await expect(await element()).toBeAccessible();
  });
});

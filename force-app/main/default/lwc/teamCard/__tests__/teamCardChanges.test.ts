import {
  ACCOUNT,
  all,
  contact,
  create,
  form,
  IDA,
  LATER,
  member,
  named,
  org,
  press,
  refused,
  rendered,
  SAM,
  save,
  show,
  update,
  value,
  VERSION,
} from './teamCardDriver';
import type { Values } from './teamCardDriver';

describe('c-team-card, to change the team', () => {
  beforeEach(() => {
    org.stored = [];
    org.contacts = [];
    create.mockReset().mockResolvedValue({});
    update.mockReset().mockResolvedValue({});
  });

  describe('to add somebody', () => {
    it('writes the role with its keys, and shows it', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      expect(all(element, 'li')).toHaveLength(0);
      create.mockImplementation(() => {
        org.stored = [SAM, IDA];
        return Promise.resolve({});
      });
      await save(element, { User__c: '005Ida', Department__c: 'Service', Department_Contact__c: true });
      expect(create).toHaveBeenCalledWith({
        apiName: 'Team_Role__c',
        fields: {
          Account__c: ACCOUNT,
          User__c: '005Ida',
          Role_Key__c: `${ACCOUNT}:005Ida`,
          Department__c: 'Service',
          Department_Contact__c: true,
          Main_Contact_Key__c: null,
          Department_Contact_Key__c: `${ACCOUNT}:Service`,
        },
      });
      expect(form(element)).toBeUndefined();
      expect(element).toShow('Ida');
    });

    it.each<[string, string, Values]>([
      ['a colleague in contact', 'Add Jo', { User__c: '005Jo', Department__c: 'Service' }],
      ['a department that is missing', 'Add from Service', { User__c: '', Department__c: 'Service' }],
    ])('starts with %s', async (_what, button, values) => {
      org.contacts = [contact('Jo', 9)];
      const element = await show([SAM]);
      await press(element, button);
      expect(Reflect.get(form(element) as object, 'values')).toMatchObject(values);
    });

    it('brings back who was on the team before', async () => {
      const element = await show([SAM, member('Jo', { Active__c: false, Department__c: 'Finance' })]);
      await press(element, 'Add a colleague');
      await save(element, { User__c: '005Jo', Department__c: 'Service' });
      expect(create).not.toHaveBeenCalled();
      expect(update.mock.calls).toEqual([
        [
          {
            fields: {
              Id: 'a0Jo',
              Department__c: 'Service',
              Active__c: true,
              Main_Contact_Key__c: null,
              Department_Contact_Key__c: null,
            },
          },
          { ifUnmodifiedSince: VERSION },
        ],
      ]);
    });

    it('says that somebody is on the team already', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      await save(element, { User__c: '005Sam' });
      expect(element).toShow('Not saved Sam is on the team already. Cancel, then edit Sam in the list.');
      expect(create).not.toHaveBeenCalled();
    });

    it('says so too when a colleague added the same person a moment ago', async () => {
      const element = await show([SAM]);
      await press(element, 'Add a colleague');
      create.mockImplementation(() => {
        org.stored = [SAM, IDA];
        return Promise.reject(refused(400, 'DUPLICATE_VALUE', 'Role_Key__c'));
      });
      await save(element, { User__c: '005Ida' });
      expect(element).toShow('Ida is on the team already.');
    });
  });

  describe('to choose the main contact', () => {
    it('says who it is, and hands over when asked to', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      expect(element).toShow('Sam is the main contact of this account, and there is one only. Sam stays on the team.');
      expect(update).not.toHaveBeenCalled();
      await expect(element).toBeAccessible();
      await press(element, 'Hand over and save');
      expect(update.mock.calls.map(([{ fields }]) => [fields.Id, fields.Main_Contact_Key__c])).toEqual([
        ['a0Sam', null],
        ['a0Ida', ACCOUNT],
      ]);
      expect(form(element)).toBeUndefined();
    });

    it('takes one click where nobody is', async () => {
      const pat = { ...member('Pat', { Department__c: 'Finance' }) };
      const element = await show([pat]);
      update.mockImplementation(() => {
        org.stored = [member('Pat', { Department__c: 'Finance', Main_Contact__c: true })];
        return Promise.resolve({});
      });
      await press(element, 'Make Pat the main contact');
      expect(update).toHaveBeenCalledWith(
        {
          fields: {
            Id: 'a0Pat',
            Main_Contact__c: true,
            Main_Contact_Key__c: ACCOUNT,
            Department_Contact_Key__c: null,
          },
        },
        expect.anything(),
      );
      expect(form(element)).toBeUndefined();
      expect(element).not.toShow('No main contact');
      expect(element).toShow('Main contact');
    });

    it('shows in the form why one click did not do', async () => {
      const element = await show([member('Pat', { Department__c: 'Finance' })]);
      update.mockRejectedValue(refused(500));
      await press(element, 'Make Pat the contact for Finance');
      expect(form(element)).toBeDefined();
      expect(element).toShow('Say it in one sentence.');
      await expect(element).toBeAccessible();
    });

    it('asks anew once the form was changed', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      form(element)?.dispatchEvent(new CustomEvent('edit'));
      await rendered();
      expect(named(element, 'Hand over and save')).toBeUndefined();
    });

    it('asks as well when a colleague was faster, whom only the refusal tells of', async () => {
      const element = await show([IDA]);
      await press(element, 'Edit Ida');
      update.mockImplementationOnce(() => {
        org.stored = [SAM, IDA];
        return Promise.reject(refused(400, 'DUPLICATE_VALUE', 'Main_Contact_Key__c'));
      });
      await save(element, { Main_Contact__c: true });
      expect(element).toShow('Sam is the main contact of this account');
    });

    it('gives the place back when the save is refused', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      update.mockResolvedValueOnce({}).mockRejectedValueOnce(refused(403));
      await press(element, 'Hand over and save');
      expect(update).toHaveBeenLastCalledWith({
        fields: {
          Id: 'a0Sam',
          Main_Contact__c: true,
          Department_Contact__c: true,
          Main_Contact_Key__c: ACCOUNT,
          Department_Contact_Key__c: `${ACCOUNT}:Sales`,
        },
      });
      expect(element).toShow('Not saved Say it in one sentence.');
    });

    it('takes nothing from who was changed meanwhile', async () => {
      const element = await show([SAM, IDA]);
      await press(element, 'Edit Ida');
      await save(element, { Main_Contact__c: true });
      update.mockRejectedValueOnce(refused(412));
      await press(element, 'Hand over and save');
      expect(update).toHaveBeenCalledTimes(1);
      expect(element).toShow('Somebody changed Sam in the meantime. Look at the team, then try again.');
    });
  });

  describe('to change somebody', () => {
    it('saves what differs, based on the version that was read', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      await save(element, { Critical_Role__c: '' });
      expect(update).toHaveBeenCalledWith(
        { fields: { Id: 'a0Sam', Critical_Role__c: null } },
        { ifUnmodifiedSince: VERSION },
      );
    });

    it('sends nothing when nothing differs, and closes by Cancel', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      await save(element, {});
      expect(update).not.toHaveBeenCalled();
      expect(form(element)).toBeUndefined();
      await press(element, 'Edit Sam');
      form(element)?.dispatchEvent(new CustomEvent('cancel'));
      await rendered();
      expect(form(element)).toBeUndefined();
    });

    it('shows what a colleague changed, and goes on from there', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        org.stored = [
          { ...SAM, Department__c: value('Service'), Main_Contact__c: value(false), LastModifiedDate: value(LATER) },
        ];
        return Promise.reject(refused(412));
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(element).toShow('Changed in the meantime Mara changed Sam after you opened the form.');
      expect(element).toShow('Department: now “Service”, “Sales” before');
      expect(element).toShow('Main Contact: emptied, “yes” before');
      all(element, 'c-save-conflict')[0]?.dispatchEvent(new CustomEvent('takeover'));
      await rendered();
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(update).toHaveBeenLastCalledWith(
        { fields: { Id: 'a0Sam', Critical_Role__c: 'Logistics' } },
        { ifUnmodifiedSince: LATER },
      );
    });

    it('says so when a colleague took that person off the team meanwhile', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        org.stored = [{ ...SAM, Active__c: value(false), LastModifiedDate: value(LATER) }];
        return Promise.reject(refused(412));
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(element).toShow('Active: emptied, “yes” before');
    });

    it('saves all the same when only a key was put right meanwhile', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockImplementationOnce(() => {
        org.stored = [{ ...SAM, LastModifiedDate: value(LATER) }];
        return Promise.reject(refused(412));
      });
      await save(element, { Critical_Role__c: 'Logistics' });
      expect(update).toHaveBeenLastCalledWith(expect.anything(), { ifUnmodifiedSince: LATER });
      expect(form(element)).toBeUndefined();
    });

    it('tells at the field what Salesforce found wrong with it', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockRejectedValueOnce(refused(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Department__c'));
      await save(element, { Department__c: '' });
      expect(element).toShow('Not saved Salesforce did not accept some entries.');
      expect(form(element)).toShow('Say it in one sentence.');
    });

    it('says when the network is gone, and keeps the form', async () => {
      const element = await show([SAM]);
      await press(element, 'Edit Sam');
      update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
      await save(element, { Department__c: 'Service' });
      expect(element).toShow('Not saved Failed to fetch.');
      expect(form(element)).toBeDefined();
    });
  });

  describe('to take somebody off', () => {
    const takeOff = async (): Promise<HTMLElement> => {
      const element = await show([SAM]);
      update.mockImplementationOnce(() => {
        org.stored = [{ ...SAM, Active__c: value(false), LastModifiedDate: value(LATER) }];
        return Promise.resolve({});
      });
      await press(element, 'Take Sam off the team');
      return element;
    };

    it('keeps the record, gives the keys up, and offers to undo', async () => {
      const element = await takeOff();
      expect(update).toHaveBeenCalledWith(
        { fields: { Id: 'a0Sam', Active__c: false, Main_Contact_Key__c: null, Department_Contact_Key__c: null } },
        { ifUnmodifiedSince: VERSION },
      );
      expect(element).toShow('Nobody is on the team yet');
      expect(element).toShow('Sam is off the team.');
      await press(element, 'Undo');
      expect(update).toHaveBeenLastCalledWith(
        {
          fields: {
            Id: 'a0Sam',
            Active__c: true,
            Main_Contact_Key__c: ACCOUNT,
            Department_Contact_Key__c: `${ACCOUNT}:Sales`,
          },
        },
        { ifUnmodifiedSince: LATER },
      );
      expect(element).toShow('Sam is back on the team.');
    });

    it('brings back without a place that has gone to somebody else', async () => {
      const element = await takeOff();
      update.mockRejectedValueOnce(refused(400, 'DUPLICATE_VALUE', 'Main_Contact_Key__c'));
      await press(element, 'Undo');
      expect(update).toHaveBeenLastCalledWith(
        {
          fields: {
            Id: 'a0Sam',
            Active__c: true,
            Main_Contact__c: false,
            Department_Contact__c: false,
            Main_Contact_Key__c: null,
            Department_Contact_Key__c: null,
          },
        },
        { ifUnmodifiedSince: LATER },
      );
      expect(element).toShow('The contact’s place has gone to somebody else meanwhile.');
    });

    it('says why it was refused', async () => {
      const element = await show([SAM]);
      update.mockRejectedValueOnce(refused(403));
      await press(element, 'Take Sam off the team');
      expect(element).toShow('Sam was not changed: Say it in one sentence.');
      expect(named(element, 'Undo')).toBeUndefined();
    });
  });
});

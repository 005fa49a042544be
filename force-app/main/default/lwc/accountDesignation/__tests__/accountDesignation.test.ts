import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import AccountDesignation from 'c/accountDesignation';

/** The wire adapters that sfdx-lwc-jest puts in the place of Lightning Data Service. */
interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown, status?: number): void;
}

const recordWire = getRecord as unknown as TestWire;
const infoWire = getObjectInfo as unknown as TestWire;
const picklistWire = getPicklistValues as unknown as TestWire;
const update = updateRecord as unknown as jest.Mock<Promise<unknown>, [object, object?]>;
const readAgain = notifyRecordUpdateAvailable as unknown as jest.Mock<Promise<void>>;

const ID = '001000000000001AAA';
const MARA = { apiName: 'User', id: '005000000000002AAA', fields: { Name: { value: 'Mara Lindqvist' } } };
const SAM = { apiName: 'User', id: '005000000000001AAA', fields: { Name: { value: 'Sam Okafor' } } };

type Values = Readonly<Record<string, unknown>>;

const DECIDED: Values = {
  Name: 'Alder & Sons',
  Quartile__c: 1,
  Designation__c: 'Strategic',
  SAM__c: SAM.id,
  SAM__r: SAM,
  Why_They_Matter_To_Us__c: 'They set the standard.',
  Why_We_Matter_To_Them__c: null,
  Programme_Start__c: '2025-01-15',
  Baseline_Revenue__c: 290500.5,
  LastModifiedDate: '2026-07-01T02:00:00.000Z',
  LastModifiedBy: SAM,
};
const UNDECIDED: Values = {
  ...DECIDED,
  Designation__c: null,
  SAM__c: null,
  SAM__r: null,
  Why_They_Matter_To_Us__c: null,
  Programme_Start__c: null,
  Baseline_Revenue__c: null,
};
const LATER = '2026-07-02T09:00:00.000Z';

const LABELS: Readonly<Record<string, string>> = {
  Designation__c: 'Designation',
  SAM__c: 'Strategic Account Manager',
  Why_They_Matter_To_Us__c: 'Why They Matter to Us',
  Why_We_Matter_To_Them__c: 'Why We Matter to Them',
  Programme_Start__c: 'Programme Start',
  Baseline_Revenue__c: 'Baseline Revenue',
};
const OF_A_SAM = ['Designation__c', 'Why_They_Matter_To_Us__c', 'Why_We_Matter_To_Them__c'];

const record = (values: Values): unknown => ({
  apiName: 'Account',
  id: ID,
  recordTypeId: null,
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }])),
});

const info = (updateable: readonly string[]): unknown => ({
  apiName: 'Account',
  defaultRecordTypeId: '012000000000000AAA',
  updateable: updateable.length > 0,
  fields: Object.fromEntries(
    Object.entries(LABELS).map(([apiName, label]) => [
      apiName,
      { apiName, label, dataType: 'String', inlineHelpText: null, updateable: updateable.includes(apiName) },
    ]),
  ),
});

const PICKLIST = { values: ['Strategic', 'Nurture', 'None'].map((value) => ({ label: value, value })) };

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

async function open(provide?: () => void): Promise<HTMLElement> {
  const element = createElement('c-account-designation', { is: AccountDesignation });
  Object.assign(element, { recordId: ID });
  document.body.append(element);
  provide?.();
  await rendered();
  return element;
}

const show = (values: Values, updateable: readonly string[] = OF_A_SAM): Promise<HTMLElement> =>
  open(() => {
    recordWire.emit(record(values));
    infoWire.emit(info(updateable));
    picklistWire.emit(PICKLIST);
  });

/** Searches through the shadow trees below an element. */
function find(root: ParentNode | null, selector: string): HTMLElement | undefined {
  const own = root?.querySelector<HTMLElement>(selector);
  if (own) {
    return own;
  }
  return Array.from(root?.querySelectorAll('*') ?? [])
    .map((child) => find(child.shadowRoot, selector))
    .find((found) => found !== undefined);
}

const pencil = (element: HTMLElement): HTMLElement | undefined => find(element.shadowRoot, 'lightning-button-icon');
const input = (element: HTMLElement, field: string): HTMLElement | undefined =>
  find(element.shadowRoot, `[data-field="${field}"]`);

async function click(target: HTMLElement | undefined): Promise<void> {
  target?.click();
  await rendered();
}

async function edit(values: Values = DECIDED, updateable: readonly string[] = OF_A_SAM): Promise<HTMLElement> {
  const element = await show(values, updateable);
  await click(pencil(element));
  return element;
}

async function enter(element: HTMLElement, field: string, value: string): Promise<void> {
  input(element, field)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await rendered();
}

async function press(element: HTMLElement, label: string): Promise<void> {
  const form = find(element.shadowRoot, 'c-designation-form')?.shadowRoot;
  const buttons = form?.querySelectorAll<HTMLElement>('lightning-button') ?? [];
  await click(Array.from(buttons).find((button) => 'label' in button && button.label === label));
}

const refused = (status: number, output?: unknown, message = 'An error occurred.'): unknown => ({
  status,
  body: { message, ...(output === undefined ? {} : { output }) },
});

const hasForm = (element: HTMLElement): boolean => input(element, 'Designation__c') !== undefined;

describe('c-account-designation', () => {
  describe('to read', () => {
    it('says that it is loading until record and object are there', async () => {
      const element = await open();
      expect(element).toShow('Loading the designation');
      recordWire.emit(record(DECIDED));
      await rendered();
      expect(element).toShow('Loading the designation');
    });

    it('shows the decision, both rationales as far as they are given, and the facts', async () => {
      const element = await show(DECIDED);
      expect(element).toShow('Designation Edit designation Strategic');
      expect(element).toShow('Why They Matter to Us They set the standard.');
      expect(element).not.toShow('Why We Matter to Them');
      expect(element).toShow('Strategic Account Manager Sam Okafor');
      expect(element).toShow('Programme Start Jan 15, 2025');
      expect(element).toShow('Baseline Revenue 290,500.50');
    });

    it('says what a designation is for while nobody has decided', async () => {
      const element = await show(UNDECIDED);
      expect(element).toShow('Not designated Nobody has said yet what this account is to us');
      expect(element).toShow('Programme Start not filled in');
    });

    it('keeps a baseline of zero apart from none', async () => {
      expect(await show({ ...DECIDED, Baseline_Revenue__c: 0 })).toShow('Baseline Revenue 0.00');
    });

    it.each<[string, Values, string]>([
      [
        'in the top quartile, not strategic',
        { ...DECIDED, Designation__c: 'Nurture' },
        'In quartile 1, but not designated',
      ],
      [
        'in the top quartile without a SAM',
        { ...DECIDED, SAM__c: null },
        'In quartile 1, but without a strategic account',
      ],
      ['strategic in the bottom quartile', { ...DECIDED, Quartile__c: 4 }, 'Designated Strategic, but in quartile 4'],
    ])('notes quietly that it stands %s', async (_what, values, note) => {
      expect(await show(values)).toShow(note);
    });

    it('notes nothing where both sides agree', async () => {
      expect(await show(DECIDED)).not.toShow('quartile');
    });

    it('names the permission set to a user who may not see designations', async () => {
      const element = await show({ Name: 'Alder & Sons' });
      expect(element).toShow('You cannot see designations Ask your Salesforce administrator');
      expect(pencil(element)).toBeUndefined();
    });

    it('shows what Salesforce said when the record cannot be read', async () => {
      const element = await open(() => {
        recordWire.error([{ message: 'The requested resource does not exist' }], 404);
      });
      expect(element).toShow('The designation cannot be shown The requested resource does not exist.');
    });

    it('offers no editing to who may edit none of the fields', async () => {
      const element = await show(DECIDED, []);
      expect(element).toShow('Strategic');
      expect(pencil(element)).toBeUndefined();
    });
  });

  describe('to change', () => {
    it('asks for the fields that the user may change, and for no other', async () => {
      const element = await edit();
      expect(OF_A_SAM.every((field) => input(element, field) !== undefined)).toBe(true);
      expect(input(element, 'Programme_Start__c')).toBeUndefined();
      expect(input(element, 'SAM__c')).toBeUndefined();
      expect(pencil(element)).toBeUndefined();
    });

    it('saves what differs, based on the version that was read, and says so', async () => {
      const toast = jest.fn();
      const element = await edit(DECIDED, Object.keys(LABELS));
      element.addEventListener('lightning__showtoast', toast);
      await enter(element, 'Designation__c', 'Nurture');
      await enter(element, 'Baseline_Revenue__c', '');
      await enter(element, 'Why_They_Matter_To_Us__c', 'They set the standard.');
      await press(element, 'Save');
      const fields = { Id: ID, Designation__c: 'Nurture', Baseline_Revenue__c: null };
      expect(update).toHaveBeenCalledWith({ fields }, { ifUnmodifiedSince: '2026-07-01T02:00:00.000Z' });
      expect(toast).toHaveBeenCalledTimes(1);
      expect(hasForm(element)).toBe(false);
    });

    it('takes a person from the picker, and money as a number', async () => {
      const element = await edit(DECIDED, Object.keys(LABELS));
      input(element, 'SAM__c')?.dispatchEvent(new CustomEvent('change', { detail: { recordId: MARA.id } }));
      await enter(element, 'Baseline_Revenue__c', '1200.25');
      await press(element, 'Save');
      const fields = { Id: ID, SAM__c: MARA.id, Baseline_Revenue__c: 1200.25 };
      expect(update).toHaveBeenCalledWith({ fields }, expect.anything());
    });

    it('sends nothing when nothing differs', async () => {
      const element = await edit();
      await press(element, 'Save');
      expect(update).not.toHaveBeenCalled();
      expect(hasForm(element)).toBe(false);
    });

    it('tells at the field what Salesforce found wrong with it, and keeps the rest', async () => {
      const fieldErrors = { Why_They_Matter_To_Us__c: [{ message: 'Say it in one sentence.' }] };
      update.mockRejectedValueOnce(refused(400, { errors: [], fieldErrors }));
      const element = await edit();
      await enter(element, 'Why_They_Matter_To_Us__c', 'A long story');
      await press(element, 'Save');
      expect(element).toShow('Not saved Salesforce did not accept some entries.');
      expect(input(element, 'Why_They_Matter_To_Us__c')).toShow('Say it in one sentence.');
      expect(input(element, 'Why_They_Matter_To_Us__c')).toHaveProperty('value', 'A long story');
    });

    it('tells above the form what is wrong with the record', async () => {
      const errors = [{ message: 'insufficient access rights on object id' }];
      update.mockRejectedValueOnce(refused(403, { errors, fieldErrors: {} }));
      const element = await edit();
      await enter(element, 'Designation__c', 'None');
      await press(element, 'Save');
      expect(element).toShow('Not saved insufficient access rights on object id.');
      expect(hasForm(element)).toBe(true);
    });
  });

  describe('when somebody else changed the account meanwhile', () => {
    const changedByMara = (values: Values): void => {
      update.mockRejectedValueOnce(refused(412));
      readAgain.mockImplementationOnce(() => {
        recordWire.emit(record({ ...DECIDED, ...values, LastModifiedDate: LATER, LastModifiedBy: MARA }));
        return Promise.resolve();
      });
    };

    it('says who changed what, keeps the text, and goes on from there when asked to', async () => {
      changedByMara({ Designation__c: 'Nurture', Why_We_Matter_To_Them__c: 'Night shift' });
      const element = await edit();
      await enter(element, 'Why_They_Matter_To_Us__c', 'My text');
      await press(element, 'Save');
      expect(element).toShow('Changed in the meantime Mara Lindqvist changed this account');
      expect(element).toShow('Designation: now “Nurture”, “Strategic” before');
      expect(element).toShow('Why We Matter to Them: now “Night shift”, empty before');
      expect(update).toHaveBeenCalledTimes(1);
      await expect(element).toBeAccessible();

      await click(find(find(element.shadowRoot, 'c-save-conflict')?.shadowRoot ?? null, 'lightning-button'));
      expect(element).not.toShow('Changed in the meantime');
      expect(input(element, 'Designation__c')).toHaveProperty('value', 'Nurture');
      expect(input(element, 'Why_They_Matter_To_Us__c')).toHaveProperty('value', 'My text');
      await press(element, 'Save');
      const fields = { Id: ID, Why_They_Matter_To_Us__c: 'My text' };
      expect(update).toHaveBeenLastCalledWith({ fields }, { ifUnmodifiedSince: LATER });
      expect(hasForm(element)).toBe(false);
    });

    it('saves all the same when none of these fields was changed, as by a tiering run', async () => {
      changedByMara({ Quartile__c: 2 });
      const element = await edit();
      await enter(element, 'Designation__c', 'Nurture');
      await press(element, 'Save');
      expect(update).toHaveBeenLastCalledWith(expect.anything(), { ifUnmodifiedSince: LATER });
      expect(hasForm(element)).toBe(false);
    });

    it('says so too when the newer version cannot be read yet', async () => {
      update.mockRejectedValueOnce(refused(412));
      const element = await edit();
      await enter(element, 'Designation__c', 'Nurture');
      await press(element, 'Save');
      expect(element).toShow('Changed in the meantime Somebody changed this account');
    });
  });

  describe('to leave', () => {
    it('asks nothing where nothing would be lost', async () => {
      const ask = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(false);
      const element = await edit();
      await press(element, 'Cancel');
      expect(ask).not.toHaveBeenCalled();
      expect(hasForm(element)).toBe(false);
    });

    it.each([
      ['discards what was typed when the user agrees', true],
      ['stays when the user does not', false],
    ])('by Escape %s', async (_what, agreed) => {
      const ask = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(agreed);
      const element = await edit();
      await enter(element, 'Why_They_Matter_To_Us__c', 'My text');
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true });
      input(element, 'Why_They_Matter_To_Us__c')?.dispatchEvent(escape);
      await rendered();
      expect(ask).toHaveBeenCalledTimes(1);
      expect(hasForm(element)).toBe(!agreed);
      expect(update).not.toHaveBeenCalled();
    });

    it('lets the browser ask before the tab is closed on typed text', async () => {
      const element = await edit();
      const leave = (): boolean => !window.dispatchEvent(new CustomEvent('beforeunload', { cancelable: true }));
      expect(leave()).toBe(false);
      await enter(element, 'Why_They_Matter_To_Us__c', 'My text');
      expect(leave()).toBe(true);
      element.remove();
      expect(leave()).toBe(false);
    });
  });

  describe('accessibility', () => {
    it.each<[string, () => Promise<HTMLElement>]>([
      ['loading', () => open()],
      ['decided', () => show(DECIDED)],
      ['not decided', () => show(UNDECIDED)],
      ['no access', () => show({ Name: 'Alder & Sons' })],
      ['form', () => edit(DECIDED, Object.keys(LABELS))],
    ])('has no violation: %s', async (_state, element) => {
      await expect(await element()).toBeAccessible();
    });
  });
});

import { personField } from 'c/personField';

const info = (updateable: boolean, inlineHelpText: string | null = null) => ({
  apiName: 'Power__c',
  label: 'Power',
  dataType: 'Double',
  inlineHelpText,
  updateable,
});

describe('c/personField', () => {
  it.each([
    ['to change', info(true), undefined, { label: 'Power', help: undefined, isReadOnly: false }],
    ['with help', info(true, 'Who decides'), undefined, { label: 'Power', help: 'Who decides', isReadOnly: false }],
    [
      'to read, as the user may not edit it',
      info(false),
      undefined,
      { label: 'Power', help: undefined, isReadOnly: true },
    ],
    ['to read, as the map is locked', info(true), 'No access.', { label: 'Power', help: undefined, isReadOnly: true }],
  ])('shows a field %s', (_situation, field, lockedReason, expected) => {
    expect(personField({ Power__c: field }, 'Power__c', lockedReason)).toEqual(expected);
  });

  it('hides a field that the user may not see', () => {
    expect(personField({}, 'Stance__c', undefined)).toBeUndefined();
  });
});

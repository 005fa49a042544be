import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { newTaskPage } from 'c/newTask';

const encode = encodeDefaultFieldValues as unknown as jest.Mock<string, [object]>;

describe('newTaskPage', () => {
  beforeEach(() => {
    encode.mockImplementation((values) => JSON.stringify(values));
  });

  it('is the standard page, about the account', () => {
    expect(newTaskPage({ accountId: '001A', subject: 'Call' })).toEqual({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Task', actionName: 'new' },
      state: { defaultFieldValues: '{"WhatId":"001A","Subject":"Call"}' },
    });
  });

  it('fills in what is known', () => {
    newTaskPage({
      accountId: '001A',
      contactId: '003A',
      subject: 'Call',
      dueOn: '2026-12-01',
      ownerId: '005A',
      description: 'Ask for the plan',
      status: 'Completed',
    });
    expect(encode).toHaveBeenCalledWith({
      WhatId: '001A',
      WhoId: '003A',
      Subject: 'Call',
      ActivityDate: '2026-12-01',
      OwnerId: '005A',
      Description: 'Ask for the plan',
      Status: 'Completed',
    });
  });

  it('leaves out what is not known', () => {
    newTaskPage({ accountId: '001A', contactId: undefined, subject: 'Call' });
    expect(encode).toHaveBeenCalledWith({ WhatId: '001A', Subject: 'Call' });
  });
});

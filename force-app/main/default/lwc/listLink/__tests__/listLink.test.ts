import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import ListLink from 'c/listLink';

// Before the first component is made, which seals the class.
const generate = jest.fn<Promise<string>, [object]>();
Object.assign(ListLink.prototype, { [NavigationMixin.GenerateUrl]: generate });

async function show(): Promise<HTMLElement> {
  const element = createElement('c-list-link', { is: ListLink });
  Object.assign(element, { objectApiName: 'Voice_Interview__c', filterName: 'All', label: 'All interviews' });
  document.body.append(element);
  await Promise.resolve();
  await Promise.resolve();
  return element;
}

describe('c-list-link', () => {
  it('leads to the list view', async () => {
    generate.mockResolvedValueOnce('/lightning/o/Voice_Interview__c/list?filterName=All');
    const element = await show();
    const link = element.shadowRoot?.querySelector('a');
    expect(link?.getAttribute('href')).toBe('/lightning/o/Voice_Interview__c/list?filterName=All');
    expect(link?.textContent).toBe('All interviews');
    expect(generate).toHaveBeenCalledWith({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Voice_Interview__c', actionName: 'list' },
      state: { filterName: 'All' },
    });
    await expect(element).toBeAccessible();
  });

  it('is not there while there is no address', async () => {
    generate.mockRejectedValueOnce(new Error('No address'));
    const element = await show();
    expect(element.shadowRoot?.querySelector('a')).toBeNull();
  });
});

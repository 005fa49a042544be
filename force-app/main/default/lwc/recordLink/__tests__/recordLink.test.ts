import { createElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import RecordLink from 'c/recordLink';

// Before the first component is made, which seals the class.
const generate = jest.fn<Promise<string>, [object]>();
Object.assign(RecordLink.prototype, { [NavigationMixin.GenerateUrl]: generate });

async function show(): Promise<HTMLElement> {
  const element = createElement('c-record-link', { is: RecordLink });
  Object.assign(element, { recordId: '003000000000001AAA', objectApiName: 'Contact', label: 'Ana Ruiz' });
  document.body.append(element);
  await Promise.resolve();
  await Promise.resolve();
  return element;
}

describe('c-record-link', () => {
  it('leads to the page of the record', async () => {
    generate.mockResolvedValueOnce('/lightning/r/Contact/003000000000001AAA/view');
    const element = await show();
    const link = element.shadowRoot?.querySelector('a');
    expect(link?.getAttribute('href')).toBe('/lightning/r/Contact/003000000000001AAA/view');
    expect(link?.textContent).toBe('Ana Ruiz');
    expect(generate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: '003000000000001AAA', objectApiName: 'Contact', actionName: 'view' },
    });
    await expect(element).toBeAccessible();
  });

  it('is the name alone where there is no address', async () => {
    generate.mockRejectedValueOnce(new Error('Not here'));
    const element = await show();
    expect(element.shadowRoot?.querySelector('a')).toBeNull();
    expect(element).toShow('Ana Ruiz');
  });
});

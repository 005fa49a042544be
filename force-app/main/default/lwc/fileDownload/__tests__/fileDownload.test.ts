import { fileNamePart, saveFile } from 'c/fileDownload';

describe('c-file-download', () => {
  it('hands text over as text/plain, since other types are refused', () => {
    const revoke = jest.fn();
    const blobs: Blob[] = [];
    const names: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:file';
      },
      revokeObjectURL: revoke,
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(`${this.download} ${this.href}`);
    });
    saveFile('people.csv', 'a,b');
    saveFile('map.png', new Blob(['x'], { type: 'image/png' }));
    expect(blobs.map(({ type }) => type)).toEqual(['text/plain', 'image/png']);
    expect(names).toEqual(['people.csv blob:file', 'map.png blob:file']);
    expect(revoke).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['Müller & Söhne / GmbH', 'Müller-Söhne-GmbH'],
    ['..\\..\\etc', 'etc'],
    ['', ''],
  ])('makes %j harmless in a name', (text, expected) => {
    expect(fileNamePart(text)).toBe(expected);
  });
});

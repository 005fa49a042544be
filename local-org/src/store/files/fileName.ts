/** What the name of a file says about it. */
export interface FileName {
  /** Without folders and without the extension: the title of a file that was given none. */
  readonly title: string;
  /** As it was written, without the point; undefined where there is none. */
  readonly extension: string | undefined;
  /** `FileType` of ContentVersion. */
  readonly type: string;
}

/** Fields of ContentVersion hold no more. */
const longestTitle = 255;
const longestExtension = 40;

/** By extension, where the type is not the extension in capitals. */
const types: Readonly<Record<string, string>> = {
  doc: 'WORD',
  docx: 'WORD_X',
  htm: 'HTML',
  jpeg: 'JPG',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
};

const plainTypes = new Set(['bmp', 'csv', 'gif', 'html', 'jpg', 'json', 'mp4', 'pdf', 'png', 'rtf', 'xml', 'zip']);

/** Reads `PathOnClient`: "FileType is defined by PathOnClient for documents" (ContentVersion, Object Reference). */
export function readFileName(pathOnClient: string): FileName {
  const name = pathOnClient.split(/[/\\]/).at(-1) ?? pathOnClient;
  const point = name.lastIndexOf('.');
  const extension = point > 0 ? name.slice(point + 1) : '';
  if (extension === '' || extension.length > longestExtension) {
    return { title: name.slice(0, longestTitle), extension: undefined, type: 'UNKNOWN' };
  }
  return { title: name.slice(0, point).slice(0, longestTitle), extension, type: typeOf(extension.toLowerCase()) };
}

function typeOf(extension: string): string {
  return types[extension] ?? (plainTypes.has(extension) ? extension.toUpperCase() : 'UNKNOWN');
}

import type { TypeCheck } from './typeCheck.ts';

/** https://help.salesforce.com/s/articleView?id=platform.pages_static_resources.htm: "up to 5 MB" */
const MOST_BYTES = 5 * 1024 * 1024;

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_staticresource.htm */
export const staticResourceCheck: TypeCheck = {
  checked: ['comes with its file, of 5 MB at most; its content type is a MIME type'],
  *findings({ path, root }, org) {
    const stem = path.replace(/\.resource-meta\.xml$/, '');
    const content = [...org.files].filter(
      ([file]) => file !== path && (file.startsWith(`${stem}.`) || file.startsWith(`${stem}/`)),
    );
    if (content.length === 0) yield { problem: 'A static resource needs a file with its content', at: root };
    const bytes = content.reduce((sum, [, file]) => sum + file.byteLength, 0);
    // A folder travels as a zip, whose size is not known here.
    if (content.length === 1 && bytes > MOST_BYTES)
      yield { problem: 'Maximum size for a static resource is 5 MB', at: root };
    const type = root.element('contentType');
    if (type && !/^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(type.content)) {
      yield { problem: `${type.content} is no content type`, at: type };
    }
  },
};

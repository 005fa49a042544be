import type { TypeCheck } from './typeCheck.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_lightningmessagechannel.htm */
export const messageChannelCheck: TypeCheck = {
  checked: ['names of its fields are identifiers, once each'],
  *findings({ root }) {
    const names = root.elements('lightningMessageFields').flatMap((field) => field.elements('fieldName'));
    for (const [index, at] of names.entries()) {
      if (!/^[A-Za-z_$][\w$]*$/.test(at.content)) yield { problem: `Invalid field name: ${at.content}`, at };
      if (names.slice(0, index).some(({ content }) => content === at.content)) {
        yield { problem: `Duplicate field name: ${at.content}`, at };
      }
    }
  },
};

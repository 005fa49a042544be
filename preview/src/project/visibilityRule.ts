import type { PermissionCriterion } from './pageModel.ts';
import { UnsupportedError } from './previewError.ts';
import { children, text, type XmlElement } from './xml.ts';

const CUSTOM_PERMISSION = /^\{!\$Permission\.CustomPermission\.(\w+)\}$/;

/**
 * The visibility rule of a component on a page: custom permissions that the user must have, or must not have, all of them.
 * None when the component has no rule.
 * Source: "UiFormulaRule" under "FlexiPage" in the Metadata API Developer Guide.
 * @throws UnsupportedError for rules that ask for anything else, or combine their criteria otherwise
 */
export function readVisibilityRule(file: string, instance: XmlElement): readonly PermissionCriterion[] {
  const [rule] = children(instance, 'visibilityRule');
  if (rule === undefined) return [];
  const component = text(instance, 'componentName') ?? 'a component';
  const criteria = children(rule, 'criteria').map((criterion) => {
    const customPermission = CUSTOM_PERMISSION.exec(text(criterion, 'leftValue') ?? '')?.[1];
    const right = text(criterion, 'rightValue');
    if (
      customPermission === undefined ||
      text(criterion, 'operator') !== 'EQUAL' ||
      !/^(true|false)$/.test(right ?? '')
    ) {
      throw refusal(
        file,
        component,
        `asks whether ${text(criterion, 'leftValue') ?? 'nothing'} is ${right ?? 'empty'}`,
      );
    }
    return { customPermission, has: right === 'true' };
  });
  const filter = text(rule, 'booleanFilter');
  if (filter !== undefined && /\b(OR|NOT)\b/i.test(filter)) throw refusal(file, component, `combines by ${filter}`);
  if (criteria.length === 0) throw refusal(file, component, 'has no criteria');
  return criteria;
}

function refusal(file: string, component: string, what: string): UnsupportedError {
  return new UnsupportedError(
    `has a visibility rule on ${component} that ${what}`,
    'The preview evaluates {!$Permission.CustomPermission.<name>} EQUAL true or false, joined by AND; open this page in an org.',
    file,
  );
}

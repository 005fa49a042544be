import type { Expression } from '../expression.ts';
import { isBlank } from '../formulaValue.ts';
import type { FormulaType } from '../formulaValue.ts';
import { commonType, isSame, unary } from '../operators.ts';
import { and, checkConditions, holds, or } from '../truth.ts';
import { argument, checkCount, wrong } from './formulaFunction.ts';
import type { Call, FormulaFunction } from './formulaFunction.ts';

/** The type that all results of IF or CASE have in common. */
function resultType(call: Call, results: readonly Expression[]): FormulaType {
  let type: FormulaType = 'null';
  for (const result of results) {
    if (result.type === 'picklist' || result.type === 'multipicklist') {
      throw wrong(call, `${call.name}(): picklist fields are only supported in certain functions`);
    }
    const both = commonType(type, result.type);
    if (both === undefined) {
      throw wrong(
        call,
        `Incorrect parameter type for function '${call.name}()': ${type} and ${result.type} do not go together`,
      );
    }
    type = both;
  }
  return type;
}

const chooseIf: FormulaFunction = (call) => {
  checkCount(call, 3, 3);
  const [condition, then, otherwise] = [argument(call, 0), argument(call, 1), argument(call, 2)];
  checkConditions('IF', [condition], call.offset);
  return {
    type: resultType(call, [then, otherwise]),
    evaluate: (context) => (holds(condition, context) ? then : otherwise).evaluate(context),
  };
};

/** Conditions with their results, and what holds otherwise. */
const chooseIfs: FormulaFunction = (call) => {
  checkCount(call, 3, Infinity);
  if (call.arguments.length % 2 === 0) checkCount(call, call.arguments.length + 1, Infinity);
  const otherwise = argument(call, call.arguments.length - 1);
  const pairs = pairsFrom(call, 0);
  checkConditions(
    'IFS',
    pairs.map(([condition]) => condition),
    call.offset,
  );
  return {
    type: resultType(call, [...pairs.map(([, result]) => result), otherwise]),
    evaluate: (context) => {
      const found = pairs.find(([condition]) => holds(condition, context));
      return (found ? found[1] : otherwise).evaluate(context);
    },
  };
};

/** Compares a value with others in turn; blank is like nothing, except that empty text is like empty text. */
const chooseCase: FormulaFunction = (call) => {
  checkCount(call, 4, Infinity);
  if (call.arguments.length % 2 !== 0) checkCount(call, call.arguments.length + 1, Infinity);
  const subject = argument(call, 0);
  const otherwise = argument(call, call.arguments.length - 1);
  const pairs = pairsFrom(call, 1);
  for (const [value] of pairs) checkCase(call, subject, value);
  const asText = subject.type === 'text' || subject.type === 'picklist';
  return {
    type: resultType(call, [...pairs.map(([, result]) => result), otherwise]),
    evaluate: (context) => {
      const wanted = subject.evaluate(context) ?? (asText ? '' : undefined);
      const found = pairs.find(([value]) => {
        const candidate = value.evaluate(context) ?? (asText ? '' : undefined);
        return wanted !== undefined && candidate !== undefined && isSame(wanted, candidate);
      });
      return (found ? found[1] : otherwise).evaluate(context);
    },
  };
};

function checkCase(call: Call, subject: Expression, value: Expression): void {
  if (subject.type === 'boolean' || subject.type === 'multipicklist') {
    throw wrong(call, `Incorrect argument type for function '${call.name}()'`);
  }
  if (subject.type === 'picklist') {
    if (value.literal === undefined) throw wrong(call, `${call.name}() compares a picklist with texts in quotes only`);
  } else if (commonType(subject.type, value.type) === undefined) {
    throw wrong(
      call,
      `Incorrect parameter type for function '${call.name}()'. Expected ${subject.type}, received ${value.type}`,
    );
  }
}

function pairsFrom(call: Call, first: number): (readonly [Expression, Expression])[] {
  const pairs: (readonly [Expression, Expression])[] = [];
  for (let index = first; index + 1 < call.arguments.length; index += 2) {
    pairs.push([argument(call, index), argument(call, index + 1)]);
  }
  return pairs;
}

const isBlankFunction: FormulaFunction = (call) => {
  checkCount(call, 1, 1);
  const value = argument(call, 0);
  if (value.type === 'boolean') throw wrong(call, `Incorrect argument type for function '${call.name}()'`);
  return { type: 'boolean', evaluate: (context) => isBlank(value.evaluate(context)) };
};

/** Text is never null. Source: "ISNULL" in Salesforce Help: use ISBLANK, text fields are never null. */
const isNull: FormulaFunction = (call) => {
  const blank = isBlankFunction(call);
  return argument(call, 0).type === 'text' ? { type: 'boolean', evaluate: () => false } : blank;
};

const blankValue: FormulaFunction = (call) => {
  checkCount(call, 2, 2);
  const [value, substitute] = [argument(call, 0), argument(call, 1)];
  if (value.type === 'boolean') throw wrong(call, `Incorrect argument type for function '${call.name}()'`);
  const type = resultType(call, [value, substitute]);
  return {
    type,
    evaluate: (context) => {
      const given = value.evaluate(context);
      return isBlank(given) ? substitute.evaluate(context) : given;
    },
  };
};

/** Text is never null, so a substitute for it is never used. */
const nullValue: FormulaFunction = (call) => {
  const result = blankValue(call);
  return result.type === 'text' ? argument(call, 0) : result;
};

/** Source: "Logical Functions" in Salesforce Help; what blank means, in the platform's published formula engine. */
export const logicFunctions: Readonly<Record<string, FormulaFunction>> = {
  AND: (call) => {
    checkCount(call, 1, Infinity);
    return and(call.arguments, call.offset);
  },
  OR: (call) => {
    checkCount(call, 1, Infinity);
    return or(call.arguments, call.offset);
  },
  NOT: (call) => {
    checkCount(call, 1, 1);
    return unary('NOT', argument(call, 0), call.offset);
  },
  IF: chooseIf,
  IFS: chooseIfs,
  CASE: chooseCase,
  ISBLANK: isBlankFunction,
  ISNULL: isNull,
  BLANKVALUE: blankValue,
  NULLVALUE: nullValue,
};

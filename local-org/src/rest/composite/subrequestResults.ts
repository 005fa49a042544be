import type { Subreply } from './replyRecorder.ts';
import type { SentSubrequest } from './subrequestList.ts';

/** JSON of `compositeResponse`. Source: "Composite Subrequest Result", REST API Developer Guide. */
export function subrequestResults(list: readonly SentSubrequest[], replies: readonly Subreply[]): string {
  const results = replies.map(({ status, headers, text }, index) => {
    const referenceId = JSON.stringify(list[index]?.referenceId);
    return `{"body":${text},"httpHeaders":${JSON.stringify(headers)},"httpStatusCode":${status},"referenceId":${referenceId}}`;
  });
  return `{"compositeResponse":[${results.join(',')}]}`;
}

import type { LiveOrg } from '../org/index.ts';
import { DeployJobs } from './deploy/DeployJobs.ts';
import { RetrieveJobs } from './retrieve/RetrieveJobs.ts';

/** What the doors of the Metadata API share. */
export class MetadataApi {
  readonly live: LiveOrg;
  readonly deploys: DeployJobs;
  readonly retrieves: RetrieveJobs;

  constructor(live: LiveOrg) {
    this.live = live;
    this.deploys = new DeployJobs(live);
    this.retrieves = new RetrieveJobs(live);
  }

  /** Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    await this.deploys.stop();
    await this.retrieves.stop();
  }
}

import { checkbox, decimal, integer, picklist, text } from '../field.ts';
import { standardObject } from './standardObject.ts';

/** API values of `ForecastCategory`, in the order of {@link forecastCategoryNames}. */
export const forecastCategories = ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'];

/** Values of `ForecastCategoryName`, what people see and choose. */
export const forecastCategoryNames = ['Omitted', 'Pipeline', 'Best Case', 'Most Likely', 'Commit', 'Closed'];

/** Source: "OpportunityStage" in the Object Reference for the Salesforce Platform. */
export const opportunityStage = standardObject({
  name: 'OpportunityStage',
  label: 'Opportunity Stage',
  keyPrefix: '01J',
  recycleBin: false,
  owner: false,
  access: { createable: false, updateable: false, deletable: false },
  fields: [
    text('MasterLabel', 'Master Label', 255, { nameField: true }),
    text('ApiName', 'API Name', 255),
    checkbox('IsActive', 'Is Active'),
    integer('SortOrder', 'Sort Order', 9),
    checkbox('IsClosed', 'Closed'),
    checkbox('IsWon', 'Won'),
    picklist('ForecastCategory', 'Forecast Category', forecastCategories, { nillable: false }),
    picklist('ForecastCategoryName', 'Forecast Category Name', forecastCategoryNames),
    decimal('percent', 'DefaultProbability', 'Probability (%)', [3, 0]),
    text('Description', 'Description', 255),
  ],
});

interface Stage {
  readonly MasterLabel: string;
  readonly DefaultProbability: string;
  readonly ForecastCategory: string;
  readonly IsClosed: boolean;
  readonly IsWon: boolean;
}

function open(MasterLabel: string, DefaultProbability: string): Stage {
  return { MasterLabel, DefaultProbability, ForecastCategory: 'Pipeline', IsClosed: false, IsWon: false };
}

/** The ten stages that a new org begins with. */
export const standardStages: readonly Stage[] = [
  open('Prospecting', '10'),
  open('Qualification', '10'),
  open('Needs Analysis', '20'),
  open('Value Proposition', '50'),
  open('Id. Decision Makers', '60'),
  open('Perception Analysis', '70'),
  open('Proposal/Price Quote', '75'),
  open('Negotiation/Review', '90'),
  {
    MasterLabel: 'Closed Won',
    DefaultProbability: '100',
    ForecastCategory: 'Closed',
    IsClosed: true,
    IsWon: true,
  },
  {
    MasterLabel: 'Closed Lost',
    DefaultProbability: '0',
    ForecastCategory: 'Omitted',
    IsClosed: true,
    IsWon: false,
  },
];

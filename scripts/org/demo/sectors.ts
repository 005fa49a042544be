/** What customers do: Salesforce's standard industries, and the words that such companies have in their names. */
export interface Sector {
  readonly industry: string;
  readonly weight: number;
  readonly trades: readonly string[];
}

export const SECTORS: readonly Sector[] = [
  { industry: 'Manufacturing', weight: 9, trades: ['Castings', 'Bearings', 'Steel', 'Paper', 'Tooling', 'Ceramics'] },
  { industry: 'Machinery', weight: 6, trades: ['Machine Works', 'Conveyors', 'Presses', 'Robotics', 'Turbines'] },
  { industry: 'Chemicals', weight: 7, trades: ['Chemicals', 'Coatings', 'Resins', 'Pigments', 'Adhesives'] },
  { industry: 'Energy', weight: 7, trades: ['Energy', 'Geothermal', 'Biogas', 'Offshore Wind', 'Power'] },
  { industry: 'Utilities', weight: 7, trades: ['Water', 'Waterworks', 'Desalination', 'District Heating'] },
  { industry: 'Food & Beverage', weight: 9, trades: ['Dairy', 'Brewing', 'Foods', 'Seafood', 'Sugar', 'Juices'] },
  { industry: 'Agriculture', weight: 3, trades: ['Grain', 'Greenhouses', 'Irrigation', 'Orchards'] },
  { industry: 'Construction', weight: 4, trades: ['Cement', 'Building Systems', 'Aggregates', 'Tunnelling'] },
  { industry: 'Transportation', weight: 4, trades: ['Rail Systems', 'Logistics', 'Tramways', 'Airports'] },
  { industry: 'Shipping', weight: 4, trades: ['Shipping', 'Shipyards', 'Marine', 'Ferries'] },
  { industry: 'Biotechnology', weight: 4, trades: ['Pharma', 'Biosciences', 'Enzymes'] },
  { industry: 'Healthcare', weight: 3, trades: ['Medical Devices', 'Hospitals', 'Diagnostics'] },
  { industry: 'Electronics', weight: 4, trades: ['Semiconductors', 'Batteries', 'Sensors', 'Displays'] },
  { industry: 'Technology', weight: 2, trades: ['Data Centres', 'Automation', 'Photonics'] },
  { industry: 'Environmental', weight: 3, trades: ['Recycling', 'Environmental Services', 'Carbon Capture'] },
  { industry: 'Apparel', weight: 2, trades: ['Textiles', 'Weaving', 'Dyeworks'] },
  { industry: 'Hospitality', weight: 1, trades: ['Resorts', 'Spa Hotels'] },
  { industry: 'Engineering', weight: 3, trades: ['Engineering', 'Plant Construction', 'Pipelines'] },
];

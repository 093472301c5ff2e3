// The accounts that a development shop knows. They exist in no image and no manifest.

export const devPassword = "correct-horse-battery";

export const devAccounts = [
  { email: "customer@shoal.example", name: "Casey Customer", role: "customer" },
  { email: "staff@shoal.example", name: "Sam Staff", role: "staff" },
  { email: "admin@shoal.example", name: "Alex Admin", role: "admin" },
] as const;

export const devStaffEmail = "staff@shoal.example";

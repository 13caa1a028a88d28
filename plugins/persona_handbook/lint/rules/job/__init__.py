"""Not framed by the job."""

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangePasswordRequest as _shoal_user_v1_ChangePasswordRequest, ChangePasswordRequest__Output as _shoal_user_v1_ChangePasswordRequest__Output } from '../../../shoal/user/v1/ChangePasswordRequest.ts';
import type { ChangePasswordResponse as _shoal_user_v1_ChangePasswordResponse, ChangePasswordResponse__Output as _shoal_user_v1_ChangePasswordResponse__Output } from '../../../shoal/user/v1/ChangePasswordResponse.ts';
import type { ClaimErasuresRequest as _shoal_user_v1_ClaimErasuresRequest, ClaimErasuresRequest__Output as _shoal_user_v1_ClaimErasuresRequest__Output } from '../../../shoal/user/v1/ClaimErasuresRequest.ts';
import type { ClaimErasuresResponse as _shoal_user_v1_ClaimErasuresResponse, ClaimErasuresResponse__Output as _shoal_user_v1_ClaimErasuresResponse__Output } from '../../../shoal/user/v1/ClaimErasuresResponse.ts';
import type { CompleteErasureRequest as _shoal_user_v1_CompleteErasureRequest, CompleteErasureRequest__Output as _shoal_user_v1_CompleteErasureRequest__Output } from '../../../shoal/user/v1/CompleteErasureRequest.ts';
import type { CompleteErasureResponse as _shoal_user_v1_CompleteErasureResponse, CompleteErasureResponse__Output as _shoal_user_v1_CompleteErasureResponse__Output } from '../../../shoal/user/v1/CompleteErasureResponse.ts';
import type { ConfirmRegistrationRequest as _shoal_user_v1_ConfirmRegistrationRequest, ConfirmRegistrationRequest__Output as _shoal_user_v1_ConfirmRegistrationRequest__Output } from '../../../shoal/user/v1/ConfirmRegistrationRequest.ts';
import type { ConfirmRegistrationResponse as _shoal_user_v1_ConfirmRegistrationResponse, ConfirmRegistrationResponse__Output as _shoal_user_v1_ConfirmRegistrationResponse__Output } from '../../../shoal/user/v1/ConfirmRegistrationResponse.ts';
import type { CreateAddressRequest as _shoal_user_v1_CreateAddressRequest, CreateAddressRequest__Output as _shoal_user_v1_CreateAddressRequest__Output } from '../../../shoal/user/v1/CreateAddressRequest.ts';
import type { CreateAddressResponse as _shoal_user_v1_CreateAddressResponse, CreateAddressResponse__Output as _shoal_user_v1_CreateAddressResponse__Output } from '../../../shoal/user/v1/CreateAddressResponse.ts';
import type { DeleteAddressRequest as _shoal_user_v1_DeleteAddressRequest, DeleteAddressRequest__Output as _shoal_user_v1_DeleteAddressRequest__Output } from '../../../shoal/user/v1/DeleteAddressRequest.ts';
import type { DeleteAddressResponse as _shoal_user_v1_DeleteAddressResponse, DeleteAddressResponse__Output as _shoal_user_v1_DeleteAddressResponse__Output } from '../../../shoal/user/v1/DeleteAddressResponse.ts';
import type { DeleteOtherSessionsRequest as _shoal_user_v1_DeleteOtherSessionsRequest, DeleteOtherSessionsRequest__Output as _shoal_user_v1_DeleteOtherSessionsRequest__Output } from '../../../shoal/user/v1/DeleteOtherSessionsRequest.ts';
import type { DeleteOtherSessionsResponse as _shoal_user_v1_DeleteOtherSessionsResponse, DeleteOtherSessionsResponse__Output as _shoal_user_v1_DeleteOtherSessionsResponse__Output } from '../../../shoal/user/v1/DeleteOtherSessionsResponse.ts';
import type { DeleteOwnUserRequest as _shoal_user_v1_DeleteOwnUserRequest, DeleteOwnUserRequest__Output as _shoal_user_v1_DeleteOwnUserRequest__Output } from '../../../shoal/user/v1/DeleteOwnUserRequest.ts';
import type { DeleteOwnUserResponse as _shoal_user_v1_DeleteOwnUserResponse, DeleteOwnUserResponse__Output as _shoal_user_v1_DeleteOwnUserResponse__Output } from '../../../shoal/user/v1/DeleteOwnUserResponse.ts';
import type { DeleteSessionRequest as _shoal_user_v1_DeleteSessionRequest, DeleteSessionRequest__Output as _shoal_user_v1_DeleteSessionRequest__Output } from '../../../shoal/user/v1/DeleteSessionRequest.ts';
import type { DeleteSessionResponse as _shoal_user_v1_DeleteSessionResponse, DeleteSessionResponse__Output as _shoal_user_v1_DeleteSessionResponse__Output } from '../../../shoal/user/v1/DeleteSessionResponse.ts';
import type { DeleteUserRequest as _shoal_user_v1_DeleteUserRequest, DeleteUserRequest__Output as _shoal_user_v1_DeleteUserRequest__Output } from '../../../shoal/user/v1/DeleteUserRequest.ts';
import type { DeleteUserResponse as _shoal_user_v1_DeleteUserResponse, DeleteUserResponse__Output as _shoal_user_v1_DeleteUserResponse__Output } from '../../../shoal/user/v1/DeleteUserResponse.ts';
import type { GetAddressRequest as _shoal_user_v1_GetAddressRequest, GetAddressRequest__Output as _shoal_user_v1_GetAddressRequest__Output } from '../../../shoal/user/v1/GetAddressRequest.ts';
import type { GetAddressResponse as _shoal_user_v1_GetAddressResponse, GetAddressResponse__Output as _shoal_user_v1_GetAddressResponse__Output } from '../../../shoal/user/v1/GetAddressResponse.ts';
import type { GetUserRequest as _shoal_user_v1_GetUserRequest, GetUserRequest__Output as _shoal_user_v1_GetUserRequest__Output } from '../../../shoal/user/v1/GetUserRequest.ts';
import type { GetUserResponse as _shoal_user_v1_GetUserResponse, GetUserResponse__Output as _shoal_user_v1_GetUserResponse__Output } from '../../../shoal/user/v1/GetUserResponse.ts';
import type { ListAddressesRequest as _shoal_user_v1_ListAddressesRequest, ListAddressesRequest__Output as _shoal_user_v1_ListAddressesRequest__Output } from '../../../shoal/user/v1/ListAddressesRequest.ts';
import type { ListAddressesResponse as _shoal_user_v1_ListAddressesResponse, ListAddressesResponse__Output as _shoal_user_v1_ListAddressesResponse__Output } from '../../../shoal/user/v1/ListAddressesResponse.ts';
import type { ListSecurityEventsRequest as _shoal_user_v1_ListSecurityEventsRequest, ListSecurityEventsRequest__Output as _shoal_user_v1_ListSecurityEventsRequest__Output } from '../../../shoal/user/v1/ListSecurityEventsRequest.ts';
import type { ListSecurityEventsResponse as _shoal_user_v1_ListSecurityEventsResponse, ListSecurityEventsResponse__Output as _shoal_user_v1_ListSecurityEventsResponse__Output } from '../../../shoal/user/v1/ListSecurityEventsResponse.ts';
import type { ListSessionsRequest as _shoal_user_v1_ListSessionsRequest, ListSessionsRequest__Output as _shoal_user_v1_ListSessionsRequest__Output } from '../../../shoal/user/v1/ListSessionsRequest.ts';
import type { ListSessionsResponse as _shoal_user_v1_ListSessionsResponse, ListSessionsResponse__Output as _shoal_user_v1_ListSessionsResponse__Output } from '../../../shoal/user/v1/ListSessionsResponse.ts';
import type { ListUsersRequest as _shoal_user_v1_ListUsersRequest, ListUsersRequest__Output as _shoal_user_v1_ListUsersRequest__Output } from '../../../shoal/user/v1/ListUsersRequest.ts';
import type { ListUsersResponse as _shoal_user_v1_ListUsersResponse, ListUsersResponse__Output as _shoal_user_v1_ListUsersResponse__Output } from '../../../shoal/user/v1/ListUsersResponse.ts';
import type { LoginRequest as _shoal_user_v1_LoginRequest, LoginRequest__Output as _shoal_user_v1_LoginRequest__Output } from '../../../shoal/user/v1/LoginRequest.ts';
import type { LoginResponse as _shoal_user_v1_LoginResponse, LoginResponse__Output as _shoal_user_v1_LoginResponse__Output } from '../../../shoal/user/v1/LoginResponse.ts';
import type { RecordSecurityEventsRequest as _shoal_user_v1_RecordSecurityEventsRequest, RecordSecurityEventsRequest__Output as _shoal_user_v1_RecordSecurityEventsRequest__Output } from '../../../shoal/user/v1/RecordSecurityEventsRequest.ts';
import type { RecordSecurityEventsResponse as _shoal_user_v1_RecordSecurityEventsResponse, RecordSecurityEventsResponse__Output as _shoal_user_v1_RecordSecurityEventsResponse__Output } from '../../../shoal/user/v1/RecordSecurityEventsResponse.ts';
import type { RefreshSessionRequest as _shoal_user_v1_RefreshSessionRequest, RefreshSessionRequest__Output as _shoal_user_v1_RefreshSessionRequest__Output } from '../../../shoal/user/v1/RefreshSessionRequest.ts';
import type { RefreshSessionResponse as _shoal_user_v1_RefreshSessionResponse, RefreshSessionResponse__Output as _shoal_user_v1_RefreshSessionResponse__Output } from '../../../shoal/user/v1/RefreshSessionResponse.ts';
import type { RegisterRequest as _shoal_user_v1_RegisterRequest, RegisterRequest__Output as _shoal_user_v1_RegisterRequest__Output } from '../../../shoal/user/v1/RegisterRequest.ts';
import type { RegisterResponse as _shoal_user_v1_RegisterResponse, RegisterResponse__Output as _shoal_user_v1_RegisterResponse__Output } from '../../../shoal/user/v1/RegisterResponse.ts';
import type { RequestEmailVerificationRequest as _shoal_user_v1_RequestEmailVerificationRequest, RequestEmailVerificationRequest__Output as _shoal_user_v1_RequestEmailVerificationRequest__Output } from '../../../shoal/user/v1/RequestEmailVerificationRequest.ts';
import type { RequestEmailVerificationResponse as _shoal_user_v1_RequestEmailVerificationResponse, RequestEmailVerificationResponse__Output as _shoal_user_v1_RequestEmailVerificationResponse__Output } from '../../../shoal/user/v1/RequestEmailVerificationResponse.ts';
import type { RequestPasswordResetRequest as _shoal_user_v1_RequestPasswordResetRequest, RequestPasswordResetRequest__Output as _shoal_user_v1_RequestPasswordResetRequest__Output } from '../../../shoal/user/v1/RequestPasswordResetRequest.ts';
import type { RequestPasswordResetResponse as _shoal_user_v1_RequestPasswordResetResponse, RequestPasswordResetResponse__Output as _shoal_user_v1_RequestPasswordResetResponse__Output } from '../../../shoal/user/v1/RequestPasswordResetResponse.ts';
import type { ResetPasswordRequest as _shoal_user_v1_ResetPasswordRequest, ResetPasswordRequest__Output as _shoal_user_v1_ResetPasswordRequest__Output } from '../../../shoal/user/v1/ResetPasswordRequest.ts';
import type { ResetPasswordResponse as _shoal_user_v1_ResetPasswordResponse, ResetPasswordResponse__Output as _shoal_user_v1_ResetPasswordResponse__Output } from '../../../shoal/user/v1/ResetPasswordResponse.ts';
import type { RevokeSessionRequest as _shoal_user_v1_RevokeSessionRequest, RevokeSessionRequest__Output as _shoal_user_v1_RevokeSessionRequest__Output } from '../../../shoal/user/v1/RevokeSessionRequest.ts';
import type { RevokeSessionResponse as _shoal_user_v1_RevokeSessionResponse, RevokeSessionResponse__Output as _shoal_user_v1_RevokeSessionResponse__Output } from '../../../shoal/user/v1/RevokeSessionResponse.ts';
import type { UpdateAddressRequest as _shoal_user_v1_UpdateAddressRequest, UpdateAddressRequest__Output as _shoal_user_v1_UpdateAddressRequest__Output } from '../../../shoal/user/v1/UpdateAddressRequest.ts';
import type { UpdateAddressResponse as _shoal_user_v1_UpdateAddressResponse, UpdateAddressResponse__Output as _shoal_user_v1_UpdateAddressResponse__Output } from '../../../shoal/user/v1/UpdateAddressResponse.ts';
import type { UpdateUserRequest as _shoal_user_v1_UpdateUserRequest, UpdateUserRequest__Output as _shoal_user_v1_UpdateUserRequest__Output } from '../../../shoal/user/v1/UpdateUserRequest.ts';
import type { UpdateUserResponse as _shoal_user_v1_UpdateUserResponse, UpdateUserResponse__Output as _shoal_user_v1_UpdateUserResponse__Output } from '../../../shoal/user/v1/UpdateUserResponse.ts';
import type { VerifyEmailRequest as _shoal_user_v1_VerifyEmailRequest, VerifyEmailRequest__Output as _shoal_user_v1_VerifyEmailRequest__Output } from '../../../shoal/user/v1/VerifyEmailRequest.ts';
import type { VerifyEmailResponse as _shoal_user_v1_VerifyEmailResponse, VerifyEmailResponse__Output as _shoal_user_v1_VerifyEmailResponse__Output } from '../../../shoal/user/v1/VerifyEmailResponse.ts';

/**
 * Accounts, credentials, refresh tokens and saved addresses. The caller's
 * identity comes in metadata; ids in requests are checked against it.
 */
export interface UserServiceClient extends grpc.Client {
  /**
   * Replaces the caller's password and revokes every other session.
   */
  ChangePassword(argument: _shoal_user_v1_ChangePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _shoal_user_v1_ChangePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _shoal_user_v1_ChangePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _shoal_user_v1_ChangePasswordRequest, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Replaces the caller's password and revokes every other session.
   */
  changePassword(argument: _shoal_user_v1_ChangePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _shoal_user_v1_ChangePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _shoal_user_v1_ChangePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _shoal_user_v1_ChangePasswordRequest, callback: grpc.requestCallback<_shoal_user_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deleted accounts whose orders still have to be anonymised, longest waiting
   * first; each is told once in a while until it is completed. For services.
   */
  ClaimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  ClaimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  ClaimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  ClaimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deleted accounts whose orders still have to be anonymised, longest waiting
   * first; each is told once in a while until it is completed. For services.
   */
  claimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  claimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  claimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  claimErasures(argument: _shoal_user_v1_ClaimErasuresRequest, callback: grpc.requestCallback<_shoal_user_v1_ClaimErasuresResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says that nothing personal is left of a deleted account. For services.
   */
  CompleteErasure(argument: _shoal_user_v1_CompleteErasureRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  CompleteErasure(argument: _shoal_user_v1_CompleteErasureRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  CompleteErasure(argument: _shoal_user_v1_CompleteErasureRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  CompleteErasure(argument: _shoal_user_v1_CompleteErasureRequest, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says that nothing personal is left of a deleted account. For services.
   */
  completeErasure(argument: _shoal_user_v1_CompleteErasureRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  completeErasure(argument: _shoal_user_v1_CompleteErasureRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  completeErasure(argument: _shoal_user_v1_CompleteErasureRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  completeErasure(argument: _shoal_user_v1_CompleteErasureRequest, callback: grpc.requestCallback<_shoal_user_v1_CompleteErasureResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a customer account by a token that Register had mailed to its
   * address, and signs it in.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  ConfirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a customer account by a token that Register had mailed to its
   * address, and signs it in.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  confirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _shoal_user_v1_ConfirmRegistrationRequest, callback: grpc.requestCallback<_shoal_user_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Saves an address for the caller.
   */
  CreateAddress(argument: _shoal_user_v1_CreateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  CreateAddress(argument: _shoal_user_v1_CreateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  CreateAddress(argument: _shoal_user_v1_CreateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  CreateAddress(argument: _shoal_user_v1_CreateAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Saves an address for the caller.
   */
  createAddress(argument: _shoal_user_v1_CreateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  createAddress(argument: _shoal_user_v1_CreateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  createAddress(argument: _shoal_user_v1_CreateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  createAddress(argument: _shoal_user_v1_CreateAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_CreateAddressResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes a saved address of the caller.
   */
  DeleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes a saved address of the caller.
   */
  deleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _shoal_user_v1_DeleteAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Signs the caller out everywhere but in one place.
   */
  DeleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  DeleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  DeleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  DeleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Signs the caller out everywhere but in one place.
   */
  deleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  deleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  deleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  deleteOtherSessions(argument: _shoal_user_v1_DeleteOtherSessionsRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteOtherSessionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Anonymises the caller's own account, by its password.
   */
  DeleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Anonymises the caller's own account, by its password.
   */
  deleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  deleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  deleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  deleteOwnUser(argument: _shoal_user_v1_DeleteOwnUserRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteOwnUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Signs the caller out in one place. NOT_FOUND SESSION_NOT_FOUND when they
   * are not signed in there.
   */
  DeleteSession(argument: _shoal_user_v1_DeleteSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  DeleteSession(argument: _shoal_user_v1_DeleteSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  DeleteSession(argument: _shoal_user_v1_DeleteSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  DeleteSession(argument: _shoal_user_v1_DeleteSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Signs the caller out in one place. NOT_FOUND SESSION_NOT_FOUND when they
   * are not signed in there.
   */
  deleteSession(argument: _shoal_user_v1_DeleteSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  deleteSession(argument: _shoal_user_v1_DeleteSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  deleteSession(argument: _shoal_user_v1_DeleteSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  deleteSession(argument: _shoal_user_v1_DeleteSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteSessionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Anonymises an account and revokes its sessions; its orders stay.
   * Admin only.
   */
  DeleteUser(argument: _shoal_user_v1_DeleteUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _shoal_user_v1_DeleteUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _shoal_user_v1_DeleteUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  DeleteUser(argument: _shoal_user_v1_DeleteUserRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Anonymises an account and revokes its sessions; its orders stay.
   * Admin only.
   */
  deleteUser(argument: _shoal_user_v1_DeleteUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _shoal_user_v1_DeleteUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _shoal_user_v1_DeleteUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  deleteUser(argument: _shoal_user_v1_DeleteUserRequest, callback: grpc.requestCallback<_shoal_user_v1_DeleteUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One saved address of the caller.
   */
  GetAddress(argument: _shoal_user_v1_GetAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  GetAddress(argument: _shoal_user_v1_GetAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  GetAddress(argument: _shoal_user_v1_GetAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  GetAddress(argument: _shoal_user_v1_GetAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One saved address of the caller.
   */
  getAddress(argument: _shoal_user_v1_GetAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  getAddress(argument: _shoal_user_v1_GetAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  getAddress(argument: _shoal_user_v1_GetAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  getAddress(argument: _shoal_user_v1_GetAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_GetAddressResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One account: the caller's own, or any for an admin.
   */
  GetUser(argument: _shoal_user_v1_GetUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _shoal_user_v1_GetUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _shoal_user_v1_GetUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  GetUser(argument: _shoal_user_v1_GetUserRequest, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One account: the caller's own, or any for an admin.
   */
  getUser(argument: _shoal_user_v1_GetUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _shoal_user_v1_GetUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _shoal_user_v1_GetUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  getUser(argument: _shoal_user_v1_GetUserRequest, callback: grpc.requestCallback<_shoal_user_v1_GetUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The caller's saved addresses, oldest first; at most 50 exist.
   */
  ListAddresses(argument: _shoal_user_v1_ListAddressesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _shoal_user_v1_ListAddressesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _shoal_user_v1_ListAddressesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _shoal_user_v1_ListAddressesRequest, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The caller's saved addresses, oldest first; at most 50 exist.
   */
  listAddresses(argument: _shoal_user_v1_ListAddressesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _shoal_user_v1_ListAddressesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _shoal_user_v1_ListAddressesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _shoal_user_v1_ListAddressesRequest, callback: grpc.requestCallback<_shoal_user_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What matters for the shop's safety, newest first. Admin only.
   */
  ListSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  ListSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  ListSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  ListSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What matters for the shop's safety, newest first. Admin only.
   */
  listSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  listSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  listSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  listSecurityEvents(argument: _shoal_user_v1_ListSecurityEventsRequest, callback: grpc.requestCallback<_shoal_user_v1_ListSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Where the caller is signed in, newest first; at most 100 are told.
   */
  ListSessions(argument: _shoal_user_v1_ListSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _shoal_user_v1_ListSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _shoal_user_v1_ListSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _shoal_user_v1_ListSessionsRequest, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Where the caller is signed in, newest first; at most 100 are told.
   */
  listSessions(argument: _shoal_user_v1_ListSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _shoal_user_v1_ListSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _shoal_user_v1_ListSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _shoal_user_v1_ListSessionsRequest, callback: grpc.requestCallback<_shoal_user_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * All accounts, newest first. Admin only.
   */
  ListUsers(argument: _shoal_user_v1_ListUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _shoal_user_v1_ListUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _shoal_user_v1_ListUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  ListUsers(argument: _shoal_user_v1_ListUsersRequest, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * All accounts, newest first. Admin only.
   */
  listUsers(argument: _shoal_user_v1_ListUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _shoal_user_v1_ListUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _shoal_user_v1_ListUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  listUsers(argument: _shoal_user_v1_ListUsersRequest, callback: grpc.requestCallback<_shoal_user_v1_ListUsersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Signs in. UNAUTHENTICATED INVALID_CREDENTIALS for an unknown address, a
   * wrong password or a disabled account alike.
   */
  Login(argument: _shoal_user_v1_LoginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _shoal_user_v1_LoginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _shoal_user_v1_LoginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _shoal_user_v1_LoginRequest, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Signs in. UNAUTHENTICATED INVALID_CREDENTIALS for an unknown address, a
   * wrong password or a disabled account alike.
   */
  login(argument: _shoal_user_v1_LoginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _shoal_user_v1_LoginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _shoal_user_v1_LoginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _shoal_user_v1_LoginRequest, callback: grpc.requestCallback<_shoal_user_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stores what another service has seen. For services.
   */
  RecordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  RecordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  RecordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  RecordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stores what another service has seen. For services.
   */
  recordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  recordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  recordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  recordSecurityEvents(argument: _shoal_user_v1_RecordSecurityEventsRequest, callback: grpc.requestCallback<_shoal_user_v1_RecordSecurityEventsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Exchanges a refresh token for the next one. Within 10 s of its first use
   * a token may be used again; later use revokes its whole family
   * (UNAUTHENTICATED INVALID_REFRESH_TOKEN).
   */
  RefreshSession(argument: _shoal_user_v1_RefreshSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _shoal_user_v1_RefreshSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _shoal_user_v1_RefreshSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _shoal_user_v1_RefreshSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Exchanges a refresh token for the next one. Within 10 s of its first use
   * a token may be used again; later use revokes its whole family
   * (UNAUTHENTICATED INVALID_REFRESH_TOKEN).
   */
  refreshSession(argument: _shoal_user_v1_RefreshSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _shoal_user_v1_RefreshSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _shoal_user_v1_RefreshSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _shoal_user_v1_RefreshSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Where registration is open: makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   * Where it is confirmed: asks for a mail to the address, and answers the
   * same, after the same work, whether or not it has an account.
   */
  Register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Where registration is open: makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   * Where it is confirmed: asks for a mail to the address, and answers the
   * same, after the same work, whether or not it has an account.
   */
  register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks for a mail with a token that proves that the caller's address is
   * theirs.
   */
  RequestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks for a mail with a token that proves that the caller's address is
   * theirs.
   */
  requestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  requestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  requestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  requestEmailVerification(argument: _shoal_user_v1_RequestEmailVerificationRequest, callback: grpc.requestCallback<_shoal_user_v1_RequestEmailVerificationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Asks for a mail with a token that sets a new password. The answer does not
   * tell whether the address has an account.
   */
  RequestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Asks for a mail with a token that sets a new password. The answer does not
   * tell whether the address has an account.
   */
  requestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _shoal_user_v1_RequestPasswordResetRequest, callback: grpc.requestCallback<_shoal_user_v1_RequestPasswordResetResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sets a new password by such a token and ends every session.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  ResetPassword(argument: _shoal_user_v1_ResetPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  ResetPassword(argument: _shoal_user_v1_ResetPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  ResetPassword(argument: _shoal_user_v1_ResetPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  ResetPassword(argument: _shoal_user_v1_ResetPasswordRequest, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sets a new password by such a token and ends every session.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  resetPassword(argument: _shoal_user_v1_ResetPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  resetPassword(argument: _shoal_user_v1_ResetPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  resetPassword(argument: _shoal_user_v1_ResetPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  resetPassword(argument: _shoal_user_v1_ResetPasswordRequest, callback: grpc.requestCallback<_shoal_user_v1_ResetPasswordResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Revokes the family of a refresh token. An unknown token is no error.
   */
  RevokeSession(argument: _shoal_user_v1_RevokeSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  RevokeSession(argument: _shoal_user_v1_RevokeSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  RevokeSession(argument: _shoal_user_v1_RevokeSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  RevokeSession(argument: _shoal_user_v1_RevokeSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Revokes the family of a refresh token. An unknown token is no error.
   */
  revokeSession(argument: _shoal_user_v1_RevokeSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  revokeSession(argument: _shoal_user_v1_RevokeSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  revokeSession(argument: _shoal_user_v1_RevokeSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  revokeSession(argument: _shoal_user_v1_RevokeSessionRequest, callback: grpc.requestCallback<_shoal_user_v1_RevokeSessionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Replaces a saved address of the caller.
   */
  UpdateAddress(argument: _shoal_user_v1_UpdateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _shoal_user_v1_UpdateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _shoal_user_v1_UpdateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _shoal_user_v1_UpdateAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Replaces a saved address of the caller.
   */
  updateAddress(argument: _shoal_user_v1_UpdateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _shoal_user_v1_UpdateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _shoal_user_v1_UpdateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _shoal_user_v1_UpdateAddressRequest, callback: grpc.requestCallback<_shoal_user_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes the fields that the mask names: anybody their own name, an admin
   * anybody's name, role and disabled flag.
   */
  UpdateUser(argument: _shoal_user_v1_UpdateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _shoal_user_v1_UpdateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _shoal_user_v1_UpdateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  UpdateUser(argument: _shoal_user_v1_UpdateUserRequest, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes the fields that the mask names: anybody their own name, an admin
   * anybody's name, role and disabled flag.
   */
  updateUser(argument: _shoal_user_v1_UpdateUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _shoal_user_v1_UpdateUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _shoal_user_v1_UpdateUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  updateUser(argument: _shoal_user_v1_UpdateUserRequest, callback: grpc.requestCallback<_shoal_user_v1_UpdateUserResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Notes by such a token that the address is theirs.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  VerifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  VerifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  VerifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  VerifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Notes by such a token that the address is theirs.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  verifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  verifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  verifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  verifyEmail(argument: _shoal_user_v1_VerifyEmailRequest, callback: grpc.requestCallback<_shoal_user_v1_VerifyEmailResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Accounts, credentials, refresh tokens and saved addresses. The caller's
 * identity comes in metadata; ids in requests are checked against it.
 */
export interface UserServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Replaces the caller's password and revokes every other session.
   */
  ChangePassword: grpc.handleUnaryCall<_shoal_user_v1_ChangePasswordRequest__Output, _shoal_user_v1_ChangePasswordResponse>;
  
  /**
   * Deleted accounts whose orders still have to be anonymised, longest waiting
   * first; each is told once in a while until it is completed. For services.
   */
  ClaimErasures: grpc.handleUnaryCall<_shoal_user_v1_ClaimErasuresRequest__Output, _shoal_user_v1_ClaimErasuresResponse>;
  
  /**
   * Says that nothing personal is left of a deleted account. For services.
   */
  CompleteErasure: grpc.handleUnaryCall<_shoal_user_v1_CompleteErasureRequest__Output, _shoal_user_v1_CompleteErasureResponse>;
  
  /**
   * Makes a customer account by a token that Register had mailed to its
   * address, and signs it in.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  ConfirmRegistration: grpc.handleUnaryCall<_shoal_user_v1_ConfirmRegistrationRequest__Output, _shoal_user_v1_ConfirmRegistrationResponse>;
  
  /**
   * Saves an address for the caller.
   */
  CreateAddress: grpc.handleUnaryCall<_shoal_user_v1_CreateAddressRequest__Output, _shoal_user_v1_CreateAddressResponse>;
  
  /**
   * Removes a saved address of the caller.
   */
  DeleteAddress: grpc.handleUnaryCall<_shoal_user_v1_DeleteAddressRequest__Output, _shoal_user_v1_DeleteAddressResponse>;
  
  /**
   * Signs the caller out everywhere but in one place.
   */
  DeleteOtherSessions: grpc.handleUnaryCall<_shoal_user_v1_DeleteOtherSessionsRequest__Output, _shoal_user_v1_DeleteOtherSessionsResponse>;
  
  /**
   * Anonymises the caller's own account, by its password.
   */
  DeleteOwnUser: grpc.handleUnaryCall<_shoal_user_v1_DeleteOwnUserRequest__Output, _shoal_user_v1_DeleteOwnUserResponse>;
  
  /**
   * Signs the caller out in one place. NOT_FOUND SESSION_NOT_FOUND when they
   * are not signed in there.
   */
  DeleteSession: grpc.handleUnaryCall<_shoal_user_v1_DeleteSessionRequest__Output, _shoal_user_v1_DeleteSessionResponse>;
  
  /**
   * Anonymises an account and revokes its sessions; its orders stay.
   * Admin only.
   */
  DeleteUser: grpc.handleUnaryCall<_shoal_user_v1_DeleteUserRequest__Output, _shoal_user_v1_DeleteUserResponse>;
  
  /**
   * One saved address of the caller.
   */
  GetAddress: grpc.handleUnaryCall<_shoal_user_v1_GetAddressRequest__Output, _shoal_user_v1_GetAddressResponse>;
  
  /**
   * One account: the caller's own, or any for an admin.
   */
  GetUser: grpc.handleUnaryCall<_shoal_user_v1_GetUserRequest__Output, _shoal_user_v1_GetUserResponse>;
  
  /**
   * The caller's saved addresses, oldest first; at most 50 exist.
   */
  ListAddresses: grpc.handleUnaryCall<_shoal_user_v1_ListAddressesRequest__Output, _shoal_user_v1_ListAddressesResponse>;
  
  /**
   * What matters for the shop's safety, newest first. Admin only.
   */
  ListSecurityEvents: grpc.handleUnaryCall<_shoal_user_v1_ListSecurityEventsRequest__Output, _shoal_user_v1_ListSecurityEventsResponse>;
  
  /**
   * Where the caller is signed in, newest first; at most 100 are told.
   */
  ListSessions: grpc.handleUnaryCall<_shoal_user_v1_ListSessionsRequest__Output, _shoal_user_v1_ListSessionsResponse>;
  
  /**
   * All accounts, newest first. Admin only.
   */
  ListUsers: grpc.handleUnaryCall<_shoal_user_v1_ListUsersRequest__Output, _shoal_user_v1_ListUsersResponse>;
  
  /**
   * Signs in. UNAUTHENTICATED INVALID_CREDENTIALS for an unknown address, a
   * wrong password or a disabled account alike.
   */
  Login: grpc.handleUnaryCall<_shoal_user_v1_LoginRequest__Output, _shoal_user_v1_LoginResponse>;
  
  /**
   * Stores what another service has seen. For services.
   */
  RecordSecurityEvents: grpc.handleUnaryCall<_shoal_user_v1_RecordSecurityEventsRequest__Output, _shoal_user_v1_RecordSecurityEventsResponse>;
  
  /**
   * Exchanges a refresh token for the next one. Within 10 s of its first use
   * a token may be used again; later use revokes its whole family
   * (UNAUTHENTICATED INVALID_REFRESH_TOKEN).
   */
  RefreshSession: grpc.handleUnaryCall<_shoal_user_v1_RefreshSessionRequest__Output, _shoal_user_v1_RefreshSessionResponse>;
  
  /**
   * Where registration is open: makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   * Where it is confirmed: asks for a mail to the address, and answers the
   * same, after the same work, whether or not it has an account.
   */
  Register: grpc.handleUnaryCall<_shoal_user_v1_RegisterRequest__Output, _shoal_user_v1_RegisterResponse>;
  
  /**
   * Asks for a mail with a token that proves that the caller's address is
   * theirs.
   */
  RequestEmailVerification: grpc.handleUnaryCall<_shoal_user_v1_RequestEmailVerificationRequest__Output, _shoal_user_v1_RequestEmailVerificationResponse>;
  
  /**
   * Asks for a mail with a token that sets a new password. The answer does not
   * tell whether the address has an account.
   */
  RequestPasswordReset: grpc.handleUnaryCall<_shoal_user_v1_RequestPasswordResetRequest__Output, _shoal_user_v1_RequestPasswordResetResponse>;
  
  /**
   * Sets a new password by such a token and ends every session.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  ResetPassword: grpc.handleUnaryCall<_shoal_user_v1_ResetPasswordRequest__Output, _shoal_user_v1_ResetPasswordResponse>;
  
  /**
   * Revokes the family of a refresh token. An unknown token is no error.
   */
  RevokeSession: grpc.handleUnaryCall<_shoal_user_v1_RevokeSessionRequest__Output, _shoal_user_v1_RevokeSessionResponse>;
  
  /**
   * Replaces a saved address of the caller.
   */
  UpdateAddress: grpc.handleUnaryCall<_shoal_user_v1_UpdateAddressRequest__Output, _shoal_user_v1_UpdateAddressResponse>;
  
  /**
   * Changes the fields that the mask names: anybody their own name, an admin
   * anybody's name, role and disabled flag.
   */
  UpdateUser: grpc.handleUnaryCall<_shoal_user_v1_UpdateUserRequest__Output, _shoal_user_v1_UpdateUserResponse>;
  
  /**
   * Notes by such a token that the address is theirs.
   * UNAUTHENTICATED INVALID_ONE_TIME_TOKEN when it is unknown, used or expired.
   */
  VerifyEmail: grpc.handleUnaryCall<_shoal_user_v1_VerifyEmailRequest__Output, _shoal_user_v1_VerifyEmailResponse>;
  
}

export interface UserServiceDefinition extends grpc.ServiceDefinition {
  ChangePassword: MethodDefinition<_shoal_user_v1_ChangePasswordRequest, _shoal_user_v1_ChangePasswordResponse, _shoal_user_v1_ChangePasswordRequest__Output, _shoal_user_v1_ChangePasswordResponse__Output>
  ClaimErasures: MethodDefinition<_shoal_user_v1_ClaimErasuresRequest, _shoal_user_v1_ClaimErasuresResponse, _shoal_user_v1_ClaimErasuresRequest__Output, _shoal_user_v1_ClaimErasuresResponse__Output>
  CompleteErasure: MethodDefinition<_shoal_user_v1_CompleteErasureRequest, _shoal_user_v1_CompleteErasureResponse, _shoal_user_v1_CompleteErasureRequest__Output, _shoal_user_v1_CompleteErasureResponse__Output>
  ConfirmRegistration: MethodDefinition<_shoal_user_v1_ConfirmRegistrationRequest, _shoal_user_v1_ConfirmRegistrationResponse, _shoal_user_v1_ConfirmRegistrationRequest__Output, _shoal_user_v1_ConfirmRegistrationResponse__Output>
  CreateAddress: MethodDefinition<_shoal_user_v1_CreateAddressRequest, _shoal_user_v1_CreateAddressResponse, _shoal_user_v1_CreateAddressRequest__Output, _shoal_user_v1_CreateAddressResponse__Output>
  DeleteAddress: MethodDefinition<_shoal_user_v1_DeleteAddressRequest, _shoal_user_v1_DeleteAddressResponse, _shoal_user_v1_DeleteAddressRequest__Output, _shoal_user_v1_DeleteAddressResponse__Output>
  DeleteOtherSessions: MethodDefinition<_shoal_user_v1_DeleteOtherSessionsRequest, _shoal_user_v1_DeleteOtherSessionsResponse, _shoal_user_v1_DeleteOtherSessionsRequest__Output, _shoal_user_v1_DeleteOtherSessionsResponse__Output>
  DeleteOwnUser: MethodDefinition<_shoal_user_v1_DeleteOwnUserRequest, _shoal_user_v1_DeleteOwnUserResponse, _shoal_user_v1_DeleteOwnUserRequest__Output, _shoal_user_v1_DeleteOwnUserResponse__Output>
  DeleteSession: MethodDefinition<_shoal_user_v1_DeleteSessionRequest, _shoal_user_v1_DeleteSessionResponse, _shoal_user_v1_DeleteSessionRequest__Output, _shoal_user_v1_DeleteSessionResponse__Output>
  DeleteUser: MethodDefinition<_shoal_user_v1_DeleteUserRequest, _shoal_user_v1_DeleteUserResponse, _shoal_user_v1_DeleteUserRequest__Output, _shoal_user_v1_DeleteUserResponse__Output>
  GetAddress: MethodDefinition<_shoal_user_v1_GetAddressRequest, _shoal_user_v1_GetAddressResponse, _shoal_user_v1_GetAddressRequest__Output, _shoal_user_v1_GetAddressResponse__Output>
  GetUser: MethodDefinition<_shoal_user_v1_GetUserRequest, _shoal_user_v1_GetUserResponse, _shoal_user_v1_GetUserRequest__Output, _shoal_user_v1_GetUserResponse__Output>
  ListAddresses: MethodDefinition<_shoal_user_v1_ListAddressesRequest, _shoal_user_v1_ListAddressesResponse, _shoal_user_v1_ListAddressesRequest__Output, _shoal_user_v1_ListAddressesResponse__Output>
  ListSecurityEvents: MethodDefinition<_shoal_user_v1_ListSecurityEventsRequest, _shoal_user_v1_ListSecurityEventsResponse, _shoal_user_v1_ListSecurityEventsRequest__Output, _shoal_user_v1_ListSecurityEventsResponse__Output>
  ListSessions: MethodDefinition<_shoal_user_v1_ListSessionsRequest, _shoal_user_v1_ListSessionsResponse, _shoal_user_v1_ListSessionsRequest__Output, _shoal_user_v1_ListSessionsResponse__Output>
  ListUsers: MethodDefinition<_shoal_user_v1_ListUsersRequest, _shoal_user_v1_ListUsersResponse, _shoal_user_v1_ListUsersRequest__Output, _shoal_user_v1_ListUsersResponse__Output>
  Login: MethodDefinition<_shoal_user_v1_LoginRequest, _shoal_user_v1_LoginResponse, _shoal_user_v1_LoginRequest__Output, _shoal_user_v1_LoginResponse__Output>
  RecordSecurityEvents: MethodDefinition<_shoal_user_v1_RecordSecurityEventsRequest, _shoal_user_v1_RecordSecurityEventsResponse, _shoal_user_v1_RecordSecurityEventsRequest__Output, _shoal_user_v1_RecordSecurityEventsResponse__Output>
  RefreshSession: MethodDefinition<_shoal_user_v1_RefreshSessionRequest, _shoal_user_v1_RefreshSessionResponse, _shoal_user_v1_RefreshSessionRequest__Output, _shoal_user_v1_RefreshSessionResponse__Output>
  Register: MethodDefinition<_shoal_user_v1_RegisterRequest, _shoal_user_v1_RegisterResponse, _shoal_user_v1_RegisterRequest__Output, _shoal_user_v1_RegisterResponse__Output>
  RequestEmailVerification: MethodDefinition<_shoal_user_v1_RequestEmailVerificationRequest, _shoal_user_v1_RequestEmailVerificationResponse, _shoal_user_v1_RequestEmailVerificationRequest__Output, _shoal_user_v1_RequestEmailVerificationResponse__Output>
  RequestPasswordReset: MethodDefinition<_shoal_user_v1_RequestPasswordResetRequest, _shoal_user_v1_RequestPasswordResetResponse, _shoal_user_v1_RequestPasswordResetRequest__Output, _shoal_user_v1_RequestPasswordResetResponse__Output>
  ResetPassword: MethodDefinition<_shoal_user_v1_ResetPasswordRequest, _shoal_user_v1_ResetPasswordResponse, _shoal_user_v1_ResetPasswordRequest__Output, _shoal_user_v1_ResetPasswordResponse__Output>
  RevokeSession: MethodDefinition<_shoal_user_v1_RevokeSessionRequest, _shoal_user_v1_RevokeSessionResponse, _shoal_user_v1_RevokeSessionRequest__Output, _shoal_user_v1_RevokeSessionResponse__Output>
  UpdateAddress: MethodDefinition<_shoal_user_v1_UpdateAddressRequest, _shoal_user_v1_UpdateAddressResponse, _shoal_user_v1_UpdateAddressRequest__Output, _shoal_user_v1_UpdateAddressResponse__Output>
  UpdateUser: MethodDefinition<_shoal_user_v1_UpdateUserRequest, _shoal_user_v1_UpdateUserResponse, _shoal_user_v1_UpdateUserRequest__Output, _shoal_user_v1_UpdateUserResponse__Output>
  VerifyEmail: MethodDefinition<_shoal_user_v1_VerifyEmailRequest, _shoal_user_v1_VerifyEmailResponse, _shoal_user_v1_VerifyEmailRequest__Output, _shoal_user_v1_VerifyEmailResponse__Output>
}

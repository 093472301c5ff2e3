import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangePasswordRequest as _shoal_user_v1_ChangePasswordRequest, ChangePasswordRequest__Output as _shoal_user_v1_ChangePasswordRequest__Output } from '../../../shoal/user/v1/ChangePasswordRequest.ts';
import type { ChangePasswordResponse as _shoal_user_v1_ChangePasswordResponse, ChangePasswordResponse__Output as _shoal_user_v1_ChangePasswordResponse__Output } from '../../../shoal/user/v1/ChangePasswordResponse.ts';
import type { CreateAddressRequest as _shoal_user_v1_CreateAddressRequest, CreateAddressRequest__Output as _shoal_user_v1_CreateAddressRequest__Output } from '../../../shoal/user/v1/CreateAddressRequest.ts';
import type { CreateAddressResponse as _shoal_user_v1_CreateAddressResponse, CreateAddressResponse__Output as _shoal_user_v1_CreateAddressResponse__Output } from '../../../shoal/user/v1/CreateAddressResponse.ts';
import type { DeleteAddressRequest as _shoal_user_v1_DeleteAddressRequest, DeleteAddressRequest__Output as _shoal_user_v1_DeleteAddressRequest__Output } from '../../../shoal/user/v1/DeleteAddressRequest.ts';
import type { DeleteAddressResponse as _shoal_user_v1_DeleteAddressResponse, DeleteAddressResponse__Output as _shoal_user_v1_DeleteAddressResponse__Output } from '../../../shoal/user/v1/DeleteAddressResponse.ts';
import type { DeleteOtherSessionsRequest as _shoal_user_v1_DeleteOtherSessionsRequest, DeleteOtherSessionsRequest__Output as _shoal_user_v1_DeleteOtherSessionsRequest__Output } from '../../../shoal/user/v1/DeleteOtherSessionsRequest.ts';
import type { DeleteOtherSessionsResponse as _shoal_user_v1_DeleteOtherSessionsResponse, DeleteOtherSessionsResponse__Output as _shoal_user_v1_DeleteOtherSessionsResponse__Output } from '../../../shoal/user/v1/DeleteOtherSessionsResponse.ts';
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
import type { ListSessionsRequest as _shoal_user_v1_ListSessionsRequest, ListSessionsRequest__Output as _shoal_user_v1_ListSessionsRequest__Output } from '../../../shoal/user/v1/ListSessionsRequest.ts';
import type { ListSessionsResponse as _shoal_user_v1_ListSessionsResponse, ListSessionsResponse__Output as _shoal_user_v1_ListSessionsResponse__Output } from '../../../shoal/user/v1/ListSessionsResponse.ts';
import type { ListUsersRequest as _shoal_user_v1_ListUsersRequest, ListUsersRequest__Output as _shoal_user_v1_ListUsersRequest__Output } from '../../../shoal/user/v1/ListUsersRequest.ts';
import type { ListUsersResponse as _shoal_user_v1_ListUsersResponse, ListUsersResponse__Output as _shoal_user_v1_ListUsersResponse__Output } from '../../../shoal/user/v1/ListUsersResponse.ts';
import type { LoginRequest as _shoal_user_v1_LoginRequest, LoginRequest__Output as _shoal_user_v1_LoginRequest__Output } from '../../../shoal/user/v1/LoginRequest.ts';
import type { LoginResponse as _shoal_user_v1_LoginResponse, LoginResponse__Output as _shoal_user_v1_LoginResponse__Output } from '../../../shoal/user/v1/LoginResponse.ts';
import type { RefreshSessionRequest as _shoal_user_v1_RefreshSessionRequest, RefreshSessionRequest__Output as _shoal_user_v1_RefreshSessionRequest__Output } from '../../../shoal/user/v1/RefreshSessionRequest.ts';
import type { RefreshSessionResponse as _shoal_user_v1_RefreshSessionResponse, RefreshSessionResponse__Output as _shoal_user_v1_RefreshSessionResponse__Output } from '../../../shoal/user/v1/RefreshSessionResponse.ts';
import type { RegisterRequest as _shoal_user_v1_RegisterRequest, RegisterRequest__Output as _shoal_user_v1_RegisterRequest__Output } from '../../../shoal/user/v1/RegisterRequest.ts';
import type { RegisterResponse as _shoal_user_v1_RegisterResponse, RegisterResponse__Output as _shoal_user_v1_RegisterResponse__Output } from '../../../shoal/user/v1/RegisterResponse.ts';
import type { RevokeSessionRequest as _shoal_user_v1_RevokeSessionRequest, RevokeSessionRequest__Output as _shoal_user_v1_RevokeSessionRequest__Output } from '../../../shoal/user/v1/RevokeSessionRequest.ts';
import type { RevokeSessionResponse as _shoal_user_v1_RevokeSessionResponse, RevokeSessionResponse__Output as _shoal_user_v1_RevokeSessionResponse__Output } from '../../../shoal/user/v1/RevokeSessionResponse.ts';
import type { UpdateAddressRequest as _shoal_user_v1_UpdateAddressRequest, UpdateAddressRequest__Output as _shoal_user_v1_UpdateAddressRequest__Output } from '../../../shoal/user/v1/UpdateAddressRequest.ts';
import type { UpdateAddressResponse as _shoal_user_v1_UpdateAddressResponse, UpdateAddressResponse__Output as _shoal_user_v1_UpdateAddressResponse__Output } from '../../../shoal/user/v1/UpdateAddressResponse.ts';
import type { UpdateUserRequest as _shoal_user_v1_UpdateUserRequest, UpdateUserRequest__Output as _shoal_user_v1_UpdateUserRequest__Output } from '../../../shoal/user/v1/UpdateUserRequest.ts';
import type { UpdateUserResponse as _shoal_user_v1_UpdateUserResponse, UpdateUserResponse__Output as _shoal_user_v1_UpdateUserResponse__Output } from '../../../shoal/user/v1/UpdateUserResponse.ts';

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
   * Makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   */
  Register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _shoal_user_v1_RegisterRequest, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   */
  register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _shoal_user_v1_RegisterRequest, callback: grpc.requestCallback<_shoal_user_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  
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
   * Exchanges a refresh token for the next one. Within 10 s of its first use
   * a token may be used again; later use revokes its whole family
   * (UNAUTHENTICATED INVALID_REFRESH_TOKEN).
   */
  RefreshSession: grpc.handleUnaryCall<_shoal_user_v1_RefreshSessionRequest__Output, _shoal_user_v1_RefreshSessionResponse>;
  
  /**
   * Makes a customer account and signs it in.
   * ALREADY_EXISTS EMAIL_TAKEN when the address has an account.
   */
  Register: grpc.handleUnaryCall<_shoal_user_v1_RegisterRequest__Output, _shoal_user_v1_RegisterResponse>;
  
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
  
}

export interface UserServiceDefinition extends grpc.ServiceDefinition {
  ChangePassword: MethodDefinition<_shoal_user_v1_ChangePasswordRequest, _shoal_user_v1_ChangePasswordResponse, _shoal_user_v1_ChangePasswordRequest__Output, _shoal_user_v1_ChangePasswordResponse__Output>
  CreateAddress: MethodDefinition<_shoal_user_v1_CreateAddressRequest, _shoal_user_v1_CreateAddressResponse, _shoal_user_v1_CreateAddressRequest__Output, _shoal_user_v1_CreateAddressResponse__Output>
  DeleteAddress: MethodDefinition<_shoal_user_v1_DeleteAddressRequest, _shoal_user_v1_DeleteAddressResponse, _shoal_user_v1_DeleteAddressRequest__Output, _shoal_user_v1_DeleteAddressResponse__Output>
  DeleteOtherSessions: MethodDefinition<_shoal_user_v1_DeleteOtherSessionsRequest, _shoal_user_v1_DeleteOtherSessionsResponse, _shoal_user_v1_DeleteOtherSessionsRequest__Output, _shoal_user_v1_DeleteOtherSessionsResponse__Output>
  DeleteSession: MethodDefinition<_shoal_user_v1_DeleteSessionRequest, _shoal_user_v1_DeleteSessionResponse, _shoal_user_v1_DeleteSessionRequest__Output, _shoal_user_v1_DeleteSessionResponse__Output>
  DeleteUser: MethodDefinition<_shoal_user_v1_DeleteUserRequest, _shoal_user_v1_DeleteUserResponse, _shoal_user_v1_DeleteUserRequest__Output, _shoal_user_v1_DeleteUserResponse__Output>
  GetAddress: MethodDefinition<_shoal_user_v1_GetAddressRequest, _shoal_user_v1_GetAddressResponse, _shoal_user_v1_GetAddressRequest__Output, _shoal_user_v1_GetAddressResponse__Output>
  GetUser: MethodDefinition<_shoal_user_v1_GetUserRequest, _shoal_user_v1_GetUserResponse, _shoal_user_v1_GetUserRequest__Output, _shoal_user_v1_GetUserResponse__Output>
  ListAddresses: MethodDefinition<_shoal_user_v1_ListAddressesRequest, _shoal_user_v1_ListAddressesResponse, _shoal_user_v1_ListAddressesRequest__Output, _shoal_user_v1_ListAddressesResponse__Output>
  ListSessions: MethodDefinition<_shoal_user_v1_ListSessionsRequest, _shoal_user_v1_ListSessionsResponse, _shoal_user_v1_ListSessionsRequest__Output, _shoal_user_v1_ListSessionsResponse__Output>
  ListUsers: MethodDefinition<_shoal_user_v1_ListUsersRequest, _shoal_user_v1_ListUsersResponse, _shoal_user_v1_ListUsersRequest__Output, _shoal_user_v1_ListUsersResponse__Output>
  Login: MethodDefinition<_shoal_user_v1_LoginRequest, _shoal_user_v1_LoginResponse, _shoal_user_v1_LoginRequest__Output, _shoal_user_v1_LoginResponse__Output>
  RefreshSession: MethodDefinition<_shoal_user_v1_RefreshSessionRequest, _shoal_user_v1_RefreshSessionResponse, _shoal_user_v1_RefreshSessionRequest__Output, _shoal_user_v1_RefreshSessionResponse__Output>
  Register: MethodDefinition<_shoal_user_v1_RegisterRequest, _shoal_user_v1_RegisterResponse, _shoal_user_v1_RegisterRequest__Output, _shoal_user_v1_RegisterResponse__Output>
  RevokeSession: MethodDefinition<_shoal_user_v1_RevokeSessionRequest, _shoal_user_v1_RevokeSessionResponse, _shoal_user_v1_RevokeSessionRequest__Output, _shoal_user_v1_RevokeSessionResponse__Output>
  UpdateAddress: MethodDefinition<_shoal_user_v1_UpdateAddressRequest, _shoal_user_v1_UpdateAddressResponse, _shoal_user_v1_UpdateAddressRequest__Output, _shoal_user_v1_UpdateAddressResponse__Output>
  UpdateUser: MethodDefinition<_shoal_user_v1_UpdateUserRequest, _shoal_user_v1_UpdateUserResponse, _shoal_user_v1_UpdateUserRequest__Output, _shoal_user_v1_UpdateUserResponse__Output>
}
